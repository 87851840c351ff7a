import { counterpart } from '../../kernel/declare/counterpart.ts';
import { easternOffice } from '../vocabulary/index.ts';
import { pairs } from './ledgers.ts';

/** The pairs that the eastern parties say they have. */
export const easternPairs = counterpart('pairing.eastern-pairs', pairs, {
  title: { zh: '结对关系台账（东部）', en: 'Pairs as the east has them' },
  note: { zh: '东部登记的结对关系，与西部台账按双方单位逐对核对。', en: 'The pairs that the east has on record, held against the western ledger party by party.' },
  office: easternOffice,
  fields: ['county', 'level', 'eastParty', 'westParty', 'agreement', 'startsOn', 'endsOn', 'invested', 'remarks', 'evidence'],
  amount: 'invested',
  day: 'startsOn',
  expected: { field: 'eastRegion', as: 'office' },
  foundBy: 'eastParty',
});
