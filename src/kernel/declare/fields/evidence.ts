import type { Fault, Field, FieldOptions } from '../field.ts';
import { defineField, type Written } from './define.ts';
import { fault, shown, wrongJson } from './faults.ts';

/** A file kept by its content. */
export interface EvidenceFile {
  /** SHA-256 of the content, 64 lower-case hex digits. */
  readonly hash: string;
  readonly name: string;
}

const MOST_FILES = 50;

/** Files that bear a record out. A workbook can't carry them, so an import passes them over and keeps what stands;
 * they are attached to the record by themselves. */
export function evidence<const O extends boolean = false>(
  options: FieldOptions<O>,
): Field<readonly EvidenceFile[], O, 'attaches'> {
  return defineField<readonly EvidenceFile[], O, 'attaches'>(
    {
      kind: 'evidence',
      can: ['attaches'],
      column: 'text',
      widget: 'evidence',
      template: { format: 'text', example: '' },
      read: (cell: Written) => filesInASheet(cell),
      accept: taken,
      json: (value) => value.map(({ hash, name }) => ({ hash, name })),
      schema: () => ({
        type: 'array',
        minItems: 1,
        maxItems: MOST_FILES,
        items: {
          type: 'object',
          required: ['hash', 'name'],
          additionalProperties: false,
          properties: {
            hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
            name: { type: 'string', minLength: 1, maxLength: 255 },
          },
        },
      }),
      write: (value) => JSON.stringify(value.map(({ hash, name }) => ({ hash, name }))),
      restore: (text) => JSON.parse(text) as readonly EvidenceFile[],
      format: (value, locale) => value.map(({ name }) => name).join(locale === 'zh' ? '、' : ', '),
    },
    options,
  );
}

function taken(json: unknown): readonly EvidenceFile[] | Fault {
  if (Array.isArray(json) && json.length > 0 && json.length <= MOST_FILES && json.every(isFile)) {
    return json.map(({ hash, name }) => ({ hash, name }));
  }
  return wrongJson(json, '附件列表，每个附件有 hash 和 name', 'a list of files, each with its hash and name');
}

function isFile(json: unknown): json is EvidenceFile {
  if (typeof json !== 'object' || json === null || Object.keys(json).length !== 2) return false;
  if (!('hash' in json && 'name' in json)) return false;
  const { hash, name } = json;
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return false;
  return typeof name === 'string' && name !== '' && name.length <= 255 && name.isWellFormed() && !name.includes('\0');
}

function filesInASheet(cell: Written): Fault {
  return fault(
    'cell.files-in-a-sheet',
    `表格不能带附件：“${shown(cell)}”`,
    `A workbook can't carry files: "${shown(cell)}"`,
    '此格留空，导入后在记录上添加附件；凭证号写到凭证列',
    'Leave it blank and attach the files to the record after the import; numbers of vouchers have their own column',
  );
}
