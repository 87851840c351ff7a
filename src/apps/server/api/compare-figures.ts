import { readLevelOf, type ComparedRequest, type ReadLevel, type Reason } from '../../../kernel/figure/index.ts';
import { compareInWords } from '../../engine/compare-figures.ts';
import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Parameter, Route } from '../http/route.ts';
import { comparisonJson } from './figure-json.ts';
import { figureParameters } from './figure-parameters.ts';

const at: Parameter = { name: 'at', in: 'query', note: { zh: '过去的状态：批次号，或 2024-03-05T08:00:00Z 这样的时刻；默认现在', en: 'A past state: the number of a batch, or an instant like 2024-03-05T08:00:00Z; now when left out' }, schema: { type: 'string' } };
const definition: Parameter = { name: 'definition', in: 'query', note: { zh: '按指标的第几版口径，从 1 数起；默认按各记录日期当时的口径', en: 'By which of the figure’s definitions, from 1; by those in force when left out' }, schema: { type: 'integer', minimum: 1 } };
const side: readonly Parameter[] = [{ name: 'figure', in: 'query', required: true, note: { zh: '指标名', en: 'The figure' }, schema: { type: 'string' } }, ...figureParameters, at, definition];
const otherSide = side.map(
  ({ name, note }): Parameter => ({
    name: otherName(name),
    in: 'query',
    note: { zh: `与之对比的一方：${note.zh}；默认同前，all 表示不限`, en: `Of the other side: ${note.en}; as before when left out, all for everything` },
    schema: { type: 'string' },
  }),
);

export const compareFigures: Route = {
  method: 'get',
  path: '/api/figures/compare',
  name: 'compareFigures',
  title: { zh: '两个数为什么不同：逐条对比', en: 'Why two figures differ, record by record' },
  note: {
    zh: '两个期间、地区、时刻，或同一台账上的两个指标。先按原因归组，再逐条列出；各条差额之和恰为两数之差。过去的状态由当时的版本重算。',
    en: 'Two periods, regions, states, or figures over one ledger. By reason first, then the records; their differences add up to that of the two values exactly. Past states are worked out from the versions of then.',
  },
  parameters: [
    ...side,
    ...otherSide,
    { name: 'reason', in: 'query', note: { zh: '只看一种原因的记录：该组的 key', en: 'Only the records of one reason: the key of its group' }, schema: { type: 'string' } },
    { name: 'page', in: 'query', note: { zh: '页码，从 1 起', en: 'The page, from 1' }, schema: { type: 'integer', minimum: 1, default: 1 } },
    { name: 'size', in: 'query', note: { zh: '每页记录数', en: 'Records on a page' }, schema: { type: 'integer', minimum: 1, maximum: 200, default: 20 } },
  ],
  answer: { note: { zh: '两个值、差额、原因与记录', en: 'Both values, the difference, the reasons and the records' }, schema: { $ref: '#/components/schemas/Comparison' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly([...side, ...otherSide].map(({ name }) => name).concat('reason', 'page', 'size', 'lang'));
    const figure = call.query('figure');
    if (figure === undefined) throw wrongParameter('figure', { zh: '指标名', en: 'a figure' });
    const a = request(figure, call.query('window') ?? 'all', call.query('region'), call.query('slice'), readLevelOf(call.query('level')), call.query('at'), call.query('definition'));
    const b = request(call.query('toFigure') ?? figure, call.query('toWindow') ?? call.query('window') ?? 'all', orAll(call, 'region'), orAll(call, 'slice'), readLevelOf(call.query('toLevel') ?? call.query('level')), orAll(call, 'at'), orAll(call, 'definition'));
    const reason = call.query('reason');
    const compared = await compareInWords(engine, call.party, a, b, { page: call.number('page', 1, 1, 1_000_000), size: call.number('size', 20, 1, 200), of: reason === undefined ? undefined : readReason(reason) });
    return ok(comparisonJson(compared));
  },
};

function otherName(name: string): string {
  return `to${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}

function orAll(call: Call, name: string): string | undefined {
  const asked = call.query(otherName(name));
  return asked === 'all' ? undefined : (asked ?? call.query(name));
}

function request(figure: string, window: string, region: string | undefined, slice: string | undefined, level: ReadLevel, moment: string | undefined, number: string | undefined): ComparedRequest {
  if (number !== undefined && !/^[1-9]\d{0,3}$/.test(number)) throw wrongParameter('definition', { zh: '第几版口径，如 1', en: 'the number of a definition, e.g. 1' });
  return { figure, window, region, slice, level, ...(number === undefined ? {} : { definition: Number(number) }), ...(moment === undefined ? {} : { at: /^\d{4}-\d\d-\d\dT/.test(moment) ? { instant: moment } : { batch: moment } }) };
}

/** @throws Refusal `request.parameter` */
export function readReason(key: string): Reason {
  const [of, why, region = '', batch = ''] = key.split('|');
  if ((of === 'a' || of === 'b' || of === 'both') && why !== undefined) return { side: of, why, region, batch };
  throw wrongParameter('reason', { zh: '原因的 key', en: 'the key of a reason' });
}
