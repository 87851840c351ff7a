import type { Office } from './office.ts';

const plain: Omit<Office, 'name' | 'county'> = {
  format: 'xlsx',
  wording: 0,
  dates: 'serial',
  regions: 'full',
  money: '元',
  mass: '公斤',
  area: '亩',
  yes: ['是', '否'],
  years: 'number',
  unitPlace: 'header',
  brackets: ['（', '）'],
  index: true,
  titleRows: 1,
  twoRowHeader: false,
  total: undefined,
  subtotals: false,
  notes: false,
  fullWidth: false,
  glued: false,
  phones: 'text',
  hiddenSheet: false,
};

/** The seven county offices; no two write alike. */
export const offices: readonly Office[] = [
  { ...plain, name: '安定区', county: '621102', total: { label: '合计', place: 'bottom' }, notes: true, hiddenSheet: true },
  { ...plain, name: '通渭县', county: '621121', wording: 1, dates: 'chinese', regions: 'short', money: '万元', brackets: ['(', ')'], titleRows: 2, twoRowHeader: true, total: { label: '合  计', place: 'top' }, notes: true },
  { ...plain, name: '陇西县', county: '621122', wording: 2, dates: 'iso', regions: 'withCity', mass: '吨', yes: ['√', '×'], index: false, total: { label: '合计', place: 'bottom' }, phones: 'number' },
  { ...plain, name: '渭源县', county: '621123', format: 'xls', dates: 'slashed', mass: '斤', years: 'text', titleRows: 2, total: { label: '总计', place: 'bottom' }, notes: true },
  { ...plain, name: '临洮县', county: '621124', wording: 1, dates: 'digits', regions: 'code', money: '万元', unitPlace: 'line', titleRows: 2, subtotals: true, total: { label: '合计', place: 'bottom' }, notes: true },
  { ...plain, name: '漳县', county: '621125', wording: 3, dates: 'bareSerial', area: '公顷', yes: ['Y', 'N'], brackets: ['/', ''], titleRows: 0, glued: true, notes: true, hiddenSheet: true },
  { ...plain, name: '岷县', county: '621126', format: 'csv', wording: 2, dates: 'dotted', brackets: ['(', ')'], total: { label: '合计', place: 'bottom' }, fullWidth: true },
];

/** The offices of the two cities, for what is kept in one place. */
export const western: Office = { ...plain, name: '定西市协作办', county: undefined, titleRows: 1, total: { label: '合计', place: 'bottom' }, notes: true };
export const eastern: Office = { ...plain, name: '青岛市协作办', county: undefined, wording: 1, dates: 'iso', brackets: ['(', ')'], titleRows: 2, notes: true };
