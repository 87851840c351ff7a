import type { SheetRows } from '../../worker/sheet-rows.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import { shownProblem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';

/** Rows of one answer. */
const most = 400;

export const readSheetRows: Route = {
  method: 'get',
  path: '/api/imports/{id}/sheets/{sheet}/rows',
  name: 'readSheetRows',
  title: { zh: '工作表的若干行', en: 'Rows of a sheet' },
  note: {
    zh: '行号或起止行，如 rows=1-60,203。每行带原文、作用（表头、数据、合计……）、去向、问题、与现有记录的差别；敏感内容遮盖。',
    en: 'Numbers or spans, e.g. rows=1-60,203. Each row comes with its texts, its role, what becomes of it, its problems and differences; sensitive cells masked.',
  },
  parameters: [{ name: 'rows', in: 'query', required: true, note: { zh: `行号，合计不超过 ${most} 行`, en: `Row numbers, ${most} at most` }, schema: { type: 'string' } }],
  answer: { note: { zh: '按所问顺序', en: 'In the order asked' }, schema: { $ref: '#/components/schemas/SheetRows' } },
  problems: [404],
  async handle({ uploads, importing }, call) {
    const spans = spansOf(call.query('rows') ?? '');
    const upload = uploads.uploadOf(await uploads.find(call.id('id'), call.party));
    return ok(sheetRowsJson(await importing.ask('rows', { upload, party: call.party, sheet: call.path('sheet'), rows: spans })));
  },
};

export const sheetRowsJson = ({ sheet, rows }: SheetRows) => ({ sheet, rows: rows.map((row) => ({ ...row, problems: row.problems.map(shownProblem) })) });

function spansOf(text: string): [number, number][] {
  const spans = text.split(',').map((part): [number, number] => {
    const [, from = '', to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part.trim()) ?? [];
    return [Number(from), Number(to)];
  });
  const rows = spans.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (rows >= 1 && rows <= most && spans.every(([from, to]) => from >= 1 && to >= from)) return spans;
  throw wrongParameter('rows', { zh: `行号，如 1-60,203，合计不超过 ${most} 行`, en: `row numbers, e.g. 1-60,203, ${most} rows at most` });
}
