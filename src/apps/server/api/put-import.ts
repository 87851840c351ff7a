import { ok } from '../http/answer.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import type { Upload } from '../../worker/calls.ts';
import { importJson } from './import-json.ts';
import { previewUpload } from './preview-upload.ts';

export const putImport: Route = {
  method: 'put',
  path: '/api/imports/{id}',
  name: 'putImport',
  title: { zh: '指定台账或列，重新检查', en: 'Say which ledger and columns, and have it checked again' },
  body: { schema: { $ref: '#/components/schemas/ImportOptions' } },
  answer: { note: { zh: '新的预览', en: 'The new preview' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [404, 413, 415, 422],
  async handle(service, call) {
    const found = await service.uploads.find(call.id('id'), service.party);
    const options = optionsOf(await call.json());
    return ok(importJson(await previewUpload(service, { ...service.uploads.uploadOf(found), options })));
  },
};

function optionsOf({ ledger, sheets }: Readonly<Record<string, unknown>>): Upload['options'] {
  if (ledger !== undefined && typeof ledger !== 'string') throw wrongMember('ledger', { zh: '台账名', en: 'a ledger’s name' });
  if (sheets !== undefined && !isInstructions(sheets)) throw wrongMember('sheets', { zh: '各工作表的 ledger 与 mapping', en: 'ledger and mapping by sheet' });
  return { ...(ledger === undefined ? {} : { ledger }), ...(sheets === undefined ? {} : { sheets }) };
}

function isInstructions(given: unknown): given is NonNullable<Upload['options']['sheets']> {
  return isObject(given) && Object.values(given).every((sheet) => isObject(sheet) && isText(sheet['ledger']) && (sheet['mapping'] === undefined || isMapping(sheet['mapping'])));
}

const isObject = (given: unknown): given is Record<string, unknown> => typeof given === 'object' && given !== null && !Array.isArray(given);
const isText = (given: unknown): boolean => given === undefined || typeof given === 'string';
const isMapping = (given: unknown): boolean => isObject(given) && Object.values(given).every((column) => column === null || (typeof column === 'string' && /^[A-Z]{1,3}$/.test(column)));
