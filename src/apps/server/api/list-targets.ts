import { readTargetCourse as readCourse } from '../../engine/target-course.ts';
import { readTargetProgress } from '../../engine/target-progress.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Call } from '../http/call.ts';
import type { Parameter, Route } from '../http/route.ts';

const asOf: Parameter = { name: 'asOf', in: 'query', note: { zh: '看到哪一天，如 2024-09-30；默认今天，过去的年份为年底', en: 'As of which day, e.g. 2024-09-30; today when left out, of past years their end' }, schema: { type: 'string', format: 'date' } };
const year: Parameter = { name: 'year', in: 'query', note: { zh: '年份；默认为有目标的最近一年', en: 'The year; the newest that has targets when left out' }, schema: { type: 'integer', minimum: 1900, maximum: 2100 } };
const region: Parameter = { name: 'region', in: 'query', note: { zh: '地区代码', en: 'A region’s code' }, schema: { type: 'string' } };
const figure: Parameter = { name: 'figure', in: 'query', note: { zh: '指标名', en: 'A figure’s name' }, schema: { type: 'string' } };

const slice: Parameter = { name: 'slice', in: 'query', note: { zh: '指标的分项，如 category=potato；默认整个指标', en: 'A part of the figure, e.g. category=potato; all of it when left out' }, schema: { type: 'string' } };

export const listTargets: Route = {
  method: 'get',
  path: '/api/targets',
  name: 'listTargets',
  title: { zh: '一年的目标与进度', en: 'The targets of a year, and how they stand' },
  note: {
    zh: '只列看得到的目标。应完成数按以前年度同日的占比，年数不足时按日历；全年预测的范围有八成把握，占比、均值与只记到年份的指标不预测。',
    en: 'Those one sees. What was due goes by the share that earlier years had on the same day, or by the calendar; the forecast’s range holds the truth in eight years of ten. Shares, means and figures told by year have none.',
  },
  parameters: [year, asOf, region, figure],
  answer: { note: { zh: '目标、实际、应完成数、缺口与预测', en: 'Target, actual, due, gap and forecast' }, schema: { $ref: '#/components/schemas/Targets' } },
  async handle({ engine }, call) {
    call.expectOnly(['year', 'asOf', 'region', 'figure']);
    return ok(await readTargetProgress(engine, call.party, { year: call.query('year') === undefined ? undefined : yearOf(call), asOf: call.query('asOf'), region: call.query('region'), figure: call.query('figure') }));
  },
};

export const readTargetCourse: Route = {
  method: 'get',
  path: '/api/targets/course',
  name: 'readTargetCourse',
  title: { zh: '一项目标一年里的走势与预测', en: 'How one target’s figure went through its year, and where it is going' },
  parameters: [{ ...year, required: true }, { ...region, required: true }, { ...figure, required: true }, slice, asOf],
  answer: { note: { zh: '逐月的实际、上年、应完成数与预测范围', en: 'Actual, year before, due and the forecast’s range, by month' }, schema: { $ref: '#/components/schemas/TargetCourse' } },
  async handle({ engine }, call) {
    call.expectOnly(['year', 'asOf', 'region', 'figure', 'slice']);
    const [where, of] = [call.query('region'), call.query('figure')];
    if (where === undefined) throw wrongParameter('region', { zh: '地区代码', en: 'a region’s code' });
    if (of === undefined) throw wrongParameter('figure', { zh: '指标名', en: 'a figure’s name' });
    return ok(await readCourse(engine, call.party, { year: yearOf(call), region: where, figure: of, slice: call.query('slice'), asOf: call.query('asOf') }));
  },
};

const yearOf = (call: Call): number => call.number('year', 0, 1900, 2100);
