import { date, note, region, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence, remarks } from '../vocabulary/index.ts';

export const agreements = ledger('agreement.agreements', {
  title: { zh: '协作协议台账', en: 'Cooperation agreements' },
  note: { zh: '两市一年签订的一份协作协议一行；各项目标记在协作目标台账里。', en: 'One row for the agreement that two cities sign for a year; what it aims at is in the ledger of targets.' },
  fields: {
    year: year({ title: { zh: '协议年度', en: 'Year' }, aliases: ['年度', '年份'] }),
    west: region({ side: 'west', title: { zh: '西部市', en: 'Western city' }, aliases: ['受援市', '乙方', '西部市州'] }),
    east: region({ side: 'east', title: { zh: '东部市', en: 'Eastern city' }, aliases: ['支援市', '甲方', '东部城市'] }),
    document: text({ title: { zh: '协议文号', en: 'Document' }, aliases: ['文号', '协议编号'] }),
    name: text({ optional: true, title: { zh: '协议名称', en: 'Title' }, aliases: ['名称'] }),
    signedOn: date({ optional: true, title: { zh: '签订日期', en: 'Signed on' }, aliases: ['签订时间', '签署日期'] }),
    place: text({ optional: true, title: { zh: '签订地点', en: 'Signed at' }, aliases: ['签署地点'] }),
    signedFor: note({ optional: true, title: { zh: '签订人', en: 'Signed by' }, aliases: ['签署人', '双方代表'] }),
    remarks,
    evidence,
  },
  scope: 'west',
  when: 'year',
  identity: ['year', 'west', 'east'],
  names: ['document'],
});
