import type { Json, JsonSchema } from '../../../kernel/declare/field.ts';
import type { ModelField, ModelLedger } from '../../../kernel/model/model.ts';

/** A ledger as clients are told of it: enough to draw its list, its form and its template. */
export function ledgerJson(ledger: ModelLedger): Json {
  const { declared } = ledger;
  return {
    name: ledger.name,
    domain: ledger.domain,
    title: { ...declared.title },
    note: declared.note === undefined ? null : { ...declared.note },
    scope: ledger.scope.name,
    when: ledger.when?.name ?? null,
    identity: ledger.identity.map(({ name }) => name),
    names: ledger.names.map(({ name }) => name),
    fields: ledger.fields.map(fieldJson),
    rules: ledger.rules.map(({ code, message, mend, at, severity }) => ({ code, severity: severity ?? 'error', at: [...at], message: { ...message }, mend: { ...mend } })),
    figures: ledger.figures.map(({ name }) => name),
  };
}

function fieldJson({ name, field }: ModelField): Json {
  return {
    name,
    kind: field.kind,
    title: { ...field.title },
    aliases: [...field.aliases],
    note: field.note === undefined ? null : { ...field.note },
    unit: field.unit === undefined ? null : { ...field.unit },
    required: !field.optional,
    sensitive: field.sensitive,
    widget: field.widget,
    refersTo: field.refersTo ?? null,
    carried: field.carried === undefined ? null : { ...field.carried },
    can: [...field.can],
    example: field.template.example,
    schema: field.schema(),
  };
}

/** A field's schema where its value may be blank, masked or carried. */
export function valueSchema({ field }: ModelField, writing: boolean): JsonSchema {
  const schema = writing || !field.sensitive ? field.schema() : { type: 'string' };
  const note = field.note === undefined ? '' : ` ${field.note.en}`;
  return {
    ...(field.optional ? { anyOf: [schema, { type: 'null' }] } : schema),
    title: field.title.zh,
    description: `${field.title.zh}${field.unit === undefined ? '' : `（${field.unit.zh}）`} · ${field.title.en}${field.unit === undefined ? '' : ` (${field.unit.en})`}.${note}${field.sensitive && !writing ? ' Masked.' : ''}`,
    ...(field.carried === undefined ? {} : { readOnly: true }),
  };
}
