import { domain } from '../../src/kernel/declare/domain.ts';
import { carried, choice, date, evidence, idNumber, money, phone, reference, region, text } from '../../src/kernel/declare/fields/index.ts';
import { count, distinct, figure, ratio, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';

/** A small programme: huts and what is paid for nights in them. */
const title = (zh: string, en: string) => ({ title: { zh, en } });

export const regions = [
  { code: '10', title: { zh: '东', en: 'East' }, side: 'east', parent: null },
  { code: '20', title: { zh: '西', en: 'West' }, side: 'west', parent: null },
  { code: '21', title: { zh: '西甲', en: 'West A' }, side: 'west', parent: '20' },
  { code: '22', title: { zh: '西乙', en: 'West B' }, side: 'west', parent: '20' },
];

const huts = ledger('walks.huts', {
  ...title('小屋台账', 'Huts'),
  fields: {
    name: text(title('小屋', 'Hut')),
    place: region(title('地区', 'Region')),
    grade: choice({ ...title('等级', 'Grade'), of: { plain: { zh: '普通', en: 'Plain' }, fine: { zh: '精致', en: 'Fine' } }, optional: true }),
  },
  scope: 'place',
  when: null,
  identity: ['name'],
  names: ['name'],
});

const nights = ledger('walks.nights', {
  ...title('住宿台账', 'Nights'),
  note: { zh: '一人一晚一行。', en: 'One row for each person and night.' },
  fields: {
    number: text(title('编号', 'Number')),
    place: region({ ...title('地区', 'Region'), aliases: ['县区'] }),
    hut: reference(huts, { ...title('小屋', 'Hut'), optional: true }),
    grade: carried(huts, 'grade', { via: 'hut' }),
    guest: text({ ...title('姓名', 'Guest'), sensitive: true, optional: true }),
    card: idNumber({ ...title('身份证号', 'Identity number'), optional: true }),
    phone: phone({ ...title('电话', 'Phone'), optional: true }),
    price: money({ ...title('金额', 'Price'), aliases: ['房费'] }),
    sleptOn: date(title('日期', 'Night of')),
    papers: evidence({ ...title('凭证', 'Papers'), optional: true }),
  },
  scope: 'place',
  when: 'sleptOn',
  identity: ['number'],
  rules: [
    {
      code: 'price-small',
      holds: ({ price }) => price === null || price < 1_000_000n,
      message: { zh: '金额过大', en: 'The price is too high' },
      mend: { zh: '核对单位', en: 'Look at the unit' },
      at: ['price'],
    },
    {
      code: 'price-usual',
      holds: ({ price }) => price === null || price < 100_000n,
      message: { zh: '金额偏大', en: 'The price is unusual' },
      mend: { zh: '请核对', en: 'Look again' },
      at: ['price'],
      severity: 'warning',
    },
  ],
});

const income = figure('walks.income', { ...title('房费', 'Income'), over: nights, measure: sum('price'), by: ['grade'] });
const slept = figure('walks.slept', { ...title('住宿数', 'Nights'), over: nights, measure: count() });
const guests = figure('walks.guests', { ...title('人数', 'Guests'), over: nights, measure: distinct('card') });
const perNight = figure('walks.per-night', { ...title('每晚', 'Per night'), unit: { zh: '元', en: 'yuan' }, of: ratio(income, slept) });

export const domains = [domain({ name: 'walks', title: { zh: '行走', en: 'Walks' }, ledgers: [huts, nights], figures: [income, slept, guests, perNight] })];
