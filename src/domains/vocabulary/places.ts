import { region, text } from '../../kernel/declare/fields/index.ts';

/** The western county whose record a row is. */
export const county = region({
  side: 'west',
  title: { zh: '县区', en: 'County' },
  aliases: ['县', '区县', '县（区）', '县区名称', '所在县', '所在县区', '所属县区', '受援县', '协作县', '地区'],
});

export const township = text({
  optional: true,
  title: { zh: '乡镇', en: 'Township' },
  aliases: ['乡', '镇', '乡（镇）', '所在乡镇', '乡镇（街道）'],
});

export const village = text({
  optional: true,
  title: { zh: '行政村', en: 'Village' },
  aliases: ['村', '村（社区）', '所在村', '村名'],
});
