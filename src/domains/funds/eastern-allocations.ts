import { counterpart } from '../../kernel/declare/counterpart.ts';
import { easternOffice } from '../vocabulary/index.ts';
import { allocations } from './allocations.ts';

/** What the east says it has sent. */
export const easternAllocations = counterpart('funds.eastern-allocations', allocations, {
  title: { zh: '协作资金拨出台账（东部）', en: 'Fund transfers as the east has them' },
  note: { zh: '东部拨出的资金，与西部的下达台账按县区、文号和来源逐笔核对。', en: 'The money that the east has sent, held against the western allocations by county, document and source.' },
  office: easternOffice,
  fields: ['county', 'year', 'document', 'source', 'allocatedOn', 'allocated', 'remarks', 'evidence'],
  amount: 'allocated',
  day: 'allocatedOn',
  expected: { field: 'payer', as: 'office' },
  foundBy: 'document',
});
