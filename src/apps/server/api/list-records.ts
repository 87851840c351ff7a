import { largestPage, ledgerNamed, type ListRequest } from '../../../kernel/ledger/list.ts';
import { readRecords } from '../../engine/records.ts';
import { isLevel, levels, type Level } from '../../../kernel/declare/level.ts';
import { wrongParameter } from '../http/faults.ts';
import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Parameter, Route } from '../http/route.ts';
import { filterParameters, filtersOf } from './record-filters.ts';

export const pageParameters: readonly Parameter[] = [
  { name: 'page', in: 'query', note: { zh: '页码，从 1 起', en: 'The page, from 1' }, schema: { type: 'integer', minimum: 1, default: 1 } },
  { name: 'size', in: 'query', note: { zh: '每页条数', en: 'Records on a page' }, schema: { type: 'integer', minimum: 1, maximum: largestPage, default: 50 } },
];

export const sortParameter: Parameter = { name: 'sort', in: 'query', note: { zh: '排序字段，前加 - 为降序', en: 'The field to sort by, with - before it descending' }, schema: { type: 'string' } };

export function sortOf(call: Call): ListRequest['sort'] {
  const sort = call.query('sort');
  return sort === undefined ? undefined : { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') };
}

export const levelParameter: Parameter = { name: 'level', in: 'query', note: { zh: '只列处于这一级的', en: 'Those at this level alone' }, schema: { enum: [...levels] } };

/** @throws Refusal `request.parameter` */
export function levelAsked(call: Call): Level | undefined {
  const level = call.query('level');
  if (level === undefined || isLevel(level)) return level;
  throw wrongParameter('level', { zh: ` ${levels.join('、')} 之一`, en: `one of ${levels.join(', ')}` });
}

export const listRecords: Route = {
  method: 'get',
  path: '/api/ledgers/{ledger}/records',
  name: 'listRecords',
  title: { zh: '记录列表', en: 'A ledger’s records' },
  note: {
    zh: '按字段筛选：字段=值、字段.oneOf=甲,乙、字段.atLeast=、字段.below=、字段.present=true、文本字段.contains=、地区字段.within=，同一字段可有多个条件；sort=字段 升序，sort=-字段 降序。',
    en: 'Filters by field: field=value, field.oneOf=a,b, field.atLeast=, field.below=, field.present=true, text.contains=, region.within=, several on one field too; sort=field ascending, sort=-field descending.',
  },
  parameters: (ledger) => [
    ...pageParameters,
    sortParameter,
    levelParameter,
    ...filterParameters(ledger),
  ],
  answer: {
    note: { zh: '一页记录与总数', en: 'A page of records and how many there are' },
    schema: ({ name }) => ({
      type: 'object',
      required: ['records', 'total', 'page', 'size', 'head', 'references'],
      properties: {
        records: { type: 'array', items: { $ref: `#/components/schemas/${name}` } },
        total: { type: 'integer' },
        page: { type: 'integer' },
        size: { type: 'integer' },
        head: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        references: { $ref: '#/components/schemas/References' },
      },
    }),
  },
  problems: [403, 404, 422],
  async handle({ engine }, call) {
    const ledger = ledgerNamed(engine.store, call.path('ledger'));
    const sort = sortOf(call);
    const request = {
      ledger: ledger.name,
      where: filtersOf(ledger, call.context.req.query(), engine.store.regions),
      level: levelAsked(call),
      page: call.number('page', 1, 1, 10_000_000),
      size: call.number('size', 50, 1, largestPage),
      ...(sort === undefined ? {} : { sort }),
    };
    return ok(await readRecords(engine, call.party, request));
  },
};
