import type { Region } from '../../src/kernel/declare/region-book.ts';

/** GB/T 2260 code, Chinese name, English name; the city is each side's top. */
const east = [
  ['370200', '青岛市', 'Qingdao'],
  ['370202', '市南区', 'Shinan'],
  ['370203', '市北区', 'Shibei'],
  ['370211', '黄岛区(西海岸新区)', 'Huangdao (West Coast New Area)'],
  ['370212', '崂山区', 'Laoshan'],
  ['370213', '李沧区', 'Licang'],
  ['370214', '城阳区', 'Chengyang'],
  ['370215', '即墨区', 'Jimo'],
  ['370281', '胶州市', 'Jiaozhou'],
  ['370283', '平度市', 'Pingdu'],
  ['370285', '莱西市', 'Laixi'],
] as const;

const west = [
  ['621100', '定西市', 'Dingxi'],
  ['621102', '安定区', 'Anding'],
  ['621121', '通渭县', 'Tongwei'],
  ['621122', '陇西县', 'Longxi'],
  ['621123', '渭源县', 'Weiyuan'],
  ['621124', '临洮县', 'Lintao'],
  ['621125', '漳县', 'Zhangxian'],
  ['621126', '岷县', 'Minxian'],
] as const;

function side(name: string, list: readonly (readonly [string, string, string])[]): Region[] {
  const top = list[0]?.[0] ?? '';
  return list.map(([code, zh, en]) => ({ code, title: { zh, en }, side: name, parent: code === top ? null : top }));
}

/** Both cities and their counties. */
export const regions: readonly Region[] = [...side('east', east), ...side('west', west)];

/** Which district is paired with which county. `assumed` where no published source names the pair. */
export const countyPairs = [
  { east: '370202', west: '621102', source: 'assumed' },
  { east: '370213', west: '621121', source: 'assumed' },
  { east: '370212', west: '621122', source: 'published' },
  { east: '370214', west: '621123', source: 'published' },
  { east: '370203', west: '621124', source: 'published' },
  { east: '370215', west: '621125', source: 'published' },
  { east: '370211', west: '621126', source: 'published' },
] as const;
