import { counterpart } from '../../kernel/declare/counterpart.ts';
import { easternOffice } from '../vocabulary/index.ts';
import { placements } from './placements.ts';

/** Who works in the east, as the stations and bureaus there know it. */
export const easternPlacements = counterpart('labour.eastern-placements', placements, {
  title: { zh: '劳务输转台账（东部）', en: 'Placements as the east has them' },
  note: { zh: '东部掌握的在岗人员，与西部的输转台账按证件号码和开始时间逐条核对，结束时间也要一致；西部写的务工所在县在哪个区市，就该有哪条。', en: 'Who the east knows to be at work there, held against the western placements by ID number and start; the end has to be alike. Whose workplace is in a district is expected of it.' },
  office: easternOffice,
  fields: ['county', 'person', 'name', 'employer', 'startedOn', 'endedOn', 'remarks', 'evidence'],
  day: 'endedOn',
  alike: ['person'],
  expected: { field: 'workplace', as: 'office' },
  foundBy: 'person',
});
