import { ok } from '../http/answer.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import type { Upload } from '../../worker/calls.ts';
import { importJson } from './import-json.ts';
import { checkAgain } from './preview-upload.ts';

export const putImport: Route = {
  method: 'put',
  path: '/api/imports/{id}',
  name: 'putImport',
  title: { zh: '指定台账或列，重新检查', en: 'Say which ledger and columns, and have it checked again' },
  body: { schema: { $ref: '#/components/schemas/ImportOptions' } },
  answer: { note: { zh: '新的预览', en: 'The new preview' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [404, 413, 415, 422],
  async handle(service, call) {
    const id = call.id('id');
    const told = optionsOf(await call.json());
    const kept = await checkAgain(service, call.party, id, ({ corrections, leftOut, comparison }) => ({
      ...told,
      ...(comparison === undefined ? {} : { comparison }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(leftOut === undefined ? {} : { leftOut }),
    }));
    return ok(importJson({ id, kept, job: undefined }));
  },
};

function optionsOf({ ledger, sheets }: Readonly<Record<string, unknown>>): Upload['options'] {
  if (ledger !== undefined && typeof ledger !== 'string') throw wrongMember('ledger', { zh: '台账名', en: 'a ledger’s name' });
  if (sheets !== undefined && !isInstructions(sheets)) throw wrongMember('sheets', { zh: '各工作表的 ledger、mapping、headerRows、units', en: 'ledger, mapping, headerRows and units by sheet' });
  return { ...(ledger === undefined ? {} : { ledger }), ...(sheets === undefined ? {} : { sheets }) };
}

function isInstructions(given: unknown): given is NonNullable<Upload['options']['sheets']> {
  return isObject(given) && Object.values(given).every(isInstruction);
}

function isInstruction(given: unknown): boolean {
  if (!isObject(given)) return false;
  const { ledger, mapping, headerRows, units } = given;
  return (ledger === null || isText(ledger)) && (mapping === undefined || isMapping(mapping)) && (headerRows === undefined || isSpan(headerRows)) && (units === undefined || isUnits(units));
}

const isObject = (given: unknown): given is Record<string, unknown> => typeof given === 'object' && given !== null && !Array.isArray(given);
const isText = (given: unknown): boolean => given === undefined || typeof given === 'string';
const isMapping = (given: unknown): boolean => isObject(given) && Object.values(given).every((column) => column === null || (typeof column === 'string' && /^[A-Z]{1,3}$/.test(column)));
const isRow = (given: unknown): given is number => typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 1_048_576;
const isSpan = (given: unknown): boolean => Array.isArray(given) && given.length === 2 && isRow(given[0]) && isRow(given[1]) && given[0] <= given[1] && given[1] - given[0] < 20;
const isUnits = (given: unknown): boolean => isObject(given) && Object.values(given).every((unit) => typeof unit === 'string' && unit.length <= 20);
