import { counterpart } from '../../kernel/declare/counterpart.ts';
import { easternOffice } from '../vocabulary/index.ts';
import { placements } from './placements.ts';

/** Who works in the east, as the stations and bureaus there know it. */
export const easternPlacements = counterpart('labour.eastern-placements', placements, {
  title: { zh: '劳务输转台账（东部）', en: 'Placements as the east has them' },
  note: { zh: '东部掌握的在岗人员，与西部的输转台账按证件号码和开始时间逐条核对。', en: 'Who the east knows to be at work there, held against the western placements by ID number and start.' },
  office: easternOffice,
  fields: ['county', 'person', 'name', 'employer', 'startedOn', 'endedOn', 'remarks', 'evidence'],
  alike: ['person'],
  foundBy: 'person',
});
