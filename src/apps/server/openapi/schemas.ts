import type { Json, JsonSchema } from '../../../kernel/declare/field.ts';
import { levels } from '../../../kernel/declare/level.ts';
import type { Model, ModelLedger } from '../../../kernel/model/model.ts';
import { valueSchema } from '../api/ledger-json.ts';
import { fixedSchemas } from './fixed-schemas.ts';
import { reportSchemas } from './report-schemas.ts';

/** Every schema of the document by name: those of the API itself, and two for each ledger. */
export function schemasOf(model: Model): Record<string, Json> {
  const schemas: Record<string, Json> = { ...fixedSchemas, ...reportSchemas };
  for (const ledger of model.ledgers.values()) {
    schemas[ledger.name] = recordSchema(ledger);
    schemas[`${ledger.name}.values`] = writtenSchema(ledger);
  }
  return schemas;
}

/** A record as it is read. */
function recordSchema(ledger: ModelLedger): JsonSchema {
  const { title, note } = ledger.declared;
  return {
    type: 'object',
    title: title.zh,
    description: `${title.zh} · ${title.en}.${note === undefined ? '' : ` ${note.zh} ${note.en}`}`,
    required: ['id', 'ledger', 'version', 'batch', 'deleted', 'level', 'values'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      ledger: { const: ledger.name },
      version: { type: 'integer', minimum: 1 },
      batch: { type: 'string' },
      deleted: { type: 'boolean' },
      level: { enum: [...levels] },
      values: {
        type: 'object',
        required: ledger.fields.map(({ name }) => name),
        properties: Object.fromEntries(ledger.fields.map((field) => [field.name, valueSchema(field, false)])),
      },
      source: { anyOf: [{ $ref: '#/components/schemas/Place' }, { type: 'null' }] },
      sources: { type: 'object', additionalProperties: { $ref: '#/components/schemas/FieldSource' } },
      references: { $ref: '#/components/schemas/References' },
    },
  };
}

/** A record's values as they are written: what is required of a new record, and no other members. */
function writtenSchema(ledger: ModelLedger): JsonSchema {
  const typed = ledger.fields.filter(({ field }) => field.carried === undefined);
  return {
    type: 'object',
    title: ledger.declared.title.zh,
    description: `必填（新记录）：${requiredNames(typed)} · Required of a new record.`,
    additionalProperties: false,
    properties: Object.fromEntries(ledger.fields.map((field) => [field.name, valueSchema(field, true)])),
    'x-required-when-new': typed.filter(({ field }) => !field.optional).map(({ name }) => name),
  };
}

function requiredNames(fields: ModelLedger['fields']): string {
  return fields
    .filter(({ field }) => !field.optional)
    .map(({ name }) => name)
    .join(', ');
}
