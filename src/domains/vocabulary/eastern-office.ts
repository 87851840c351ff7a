import { region } from '../../kernel/declare/fields/index.ts';

/** The eastern office whose view a row is. */
export const easternOffice = region({
  side: 'east',
  title: { zh: '填报单位所在区市', en: 'Eastern office' },
  aliases: ['东部填报区市', '填报区市', '东部填报单位'],
});
