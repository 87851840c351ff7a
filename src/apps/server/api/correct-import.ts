import { ok } from '../http/answer.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import type { Upload } from '../../worker/calls.ts';
import { importJson } from './import-json.ts';
import { checkAgain } from './preview-upload.ts';

/** Corrections of one import; with more than that the workbook itself should be mended. */
const most = 5000;
const longest = 2000;

export const correctImport: Route = {
  method: 'put',
  path: '/api/imports/{id}/cells',
  name: 'correctImport',
  title: { zh: '改正单元格、留下几行不导入，重新检查', en: 'Correct cells, leave rows out, and have it checked again' },
  note: {
    zh: '改正只记在这次导入里，原件不动。value 为 null 撤回改正；out 为 false 让该行重新参加导入。',
    en: 'Corrections are kept with the import; the original stays as it is. A value of null withdraws one; out: false brings a row back in.',
  },
  body: {
    schema: {
      type: 'object',
      properties: {
        corrections: {
          type: 'array',
          maxItems: most,
          items: {
            type: 'object',
            required: ['sheet', 'row', 'column', 'value'],
            properties: { sheet: { type: 'string' }, row: { type: 'integer', minimum: 1 }, column: { type: 'string', pattern: '^[A-Z]{1,3}$' }, value: { type: ['string', 'null'], maxLength: longest } },
          },
        },
        leftOut: {
          type: 'array',
          maxItems: most,
          items: { type: 'object', required: ['sheet', 'row', 'out'], properties: { sheet: { type: 'string' }, row: { type: 'integer', minimum: 1 }, out: { type: 'boolean' } } },
        },
      },
    },
  },
  answer: { note: { zh: '新的预览', en: 'The new preview' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [404, 409, 413, 415, 422],
  async handle(service, call) {
    const id = call.id('id');
    const { corrections = [], leftOut = [] } = await call.json();
    if (!Array.isArray(corrections) || corrections.length > most || !corrections.every(isCorrection)) {
      throw wrongMember('corrections', { zh: ' sheet、row、column、value 的列表', en: 'a list of sheet, row, column and value' });
    }
    if (!Array.isArray(leftOut) || leftOut.length > most || !leftOut.every(isChoice)) throw wrongMember('leftOut', { zh: ' sheet、row、out 的列表', en: 'a list of sheet, row and out' });
    const kept = await checkAgain(service, call.party, id, (options) => merged(options, corrections, leftOut));
    return ok(importJson({ id, kept, job: undefined }));
  },
};

interface Correction {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string | null;
}

interface Choice {
  readonly sheet: string;
  readonly row: number;
  readonly out: boolean;
}

/** Later ones take the place of earlier ones of the same cell or row. */
function merged(options: Upload['options'], corrections: readonly Correction[], leftOut: readonly Choice[]): Upload['options'] {
  const cells = new Map<string, Correction>();
  for (const one of [...(options.corrections ?? []), ...corrections]) cells.set(JSON.stringify([one.sheet, one.column, one.row]), one);
  const rows = new Map<string, Choice>();
  for (const one of [...(options.leftOut ?? []).map((row) => ({ ...row, out: true })), ...leftOut]) rows.set(JSON.stringify([one.sheet, one.row]), one);
  const kept = [...cells.values()].flatMap(({ sheet, row, column, value }) => (value === null ? [] : [{ sheet, row, column, value }]));
  if (kept.length > most) throw wrongMember('corrections', { zh: `至多 ${most} 处改正`, en: `at most ${most} corrections` });
  return { ...options, corrections: kept, leftOut: [...rows.values()].flatMap(({ sheet, row, out }) => (out ? [{ sheet, row }] : [])) };
}

const isPlace = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && 'sheet' in given && typeof given.sheet === 'string' && 'row' in given && Number.isInteger(given.row) && Number(given.row) >= 1;

const isCorrection = (given: unknown): given is Correction =>
  isPlace(given) && /^[A-Z]{1,3}$/.test(String(given['column'])) && (given['value'] === null || (typeof given['value'] === 'string' && given['value'].length <= longest));

const isChoice = (given: unknown): given is Choice => isPlace(given) && typeof given['out'] === 'boolean';
