import { counterpart } from '../../kernel/declare/counterpart.ts';
import { easternOffice } from '../vocabulary/index.ts';
import { sales } from './sales.ts';

/** The buyers' side of the sales: what the eastern districts have of them. */
export const easternSales = counterpart('consumption.eastern-sales', sales, {
  title: { zh: '消费帮扶销售台账（东部）', en: 'Assisted sales as the east has them' },
  note: { zh: '东部区市掌握的采购与帮销，与西部台账按供应商和发票号逐笔核对。', en: 'What the eastern districts bought or helped to sell, held against the western ledger by supplier and invoice.' },
  office: easternOffice,
  fields: ['county', 'supplier', 'category', 'buyer', 'way', 'amount', 'soldOn', 'invoice', 'remarks', 'evidence'],
  amount: 'amount',
  day: 'soldOn',
  expected: { field: 'destination', as: 'office' },
  foundBy: 'invoice',
});
