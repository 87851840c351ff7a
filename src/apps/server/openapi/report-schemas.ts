import type { Json } from '../../../kernel/declare/field.ts';
import { list, object, orNull, ref } from './fixed-schemas.ts';

const text: Json = { type: 'string' };
const whole: Json = { type: 'integer' };
const instant: Json = { type: 'string', format: 'date-time' };
const uuid: Json = { type: 'string', format: 'uuid' };
const period: Json = { type: 'string', pattern: '^\\d{4}(-(H[12]|(0[1-9]|1[0-2])))?$' };

const summary = {
  name: text,
  version: whole,
  title: text,
  note: text,
  language: { enum: ['zh', 'en'] },
  period: { enum: ['year', 'half', 'month'] },
  newest: period,
  region: { enum: ['none', 'any', 'within'] },
  above: orNull(text),
  schedule: orNull(ref('Wording')),
  owner: orNull(text),
  party: orNull(text),
  at: orNull(instant),
} as const;

const issue = { id: uuid, template: text, version: whole, title: text, period, region: orNull(text), party: text, partyTitle: orNull(text), at: instant, hash: text, number: text } as const;

/** Schemas of reports. Blocks are those of Markdown, with a number wherever a figure stands. */
export const reportSchemas: Readonly<Record<string, Json>> = {
  TemplateSummary: object(summary),
  Template: object({ ...summary, source: text, versions: list(object({ version: whole, party: orNull(text), at: orNull(instant) })) }),
  ReportNumber: object({
    figure: text,
    title: ref('Wording'),
    window: text,
    region: orNull(text),
    slice: orNull(text),
    than: orNull(text),
    measure: object({ unit: ref('Wording'), digits: whole, share: { type: 'boolean' } }),
    saying: { type: 'object' },
    value: orNull({ type: 'string', format: 'decimal' }),
    before: orNull({ type: 'string', format: 'decimal' }),
    n: whole,
    text,
  }),
  ReportInline: {
    oneOf: [
      object({ kind: { const: 'text' }, text, 'strong?': { const: true }, 'emphasis?': { const: true } }),
      object({ kind: { const: 'number' }, number: ref('ReportNumber'), 'strong?': { const: true }, 'emphasis?': { const: true } }),
      object({ kind: { const: 'break' } }),
    ],
  },
  ReportBlock: {
    oneOf: [
      object({ kind: { const: 'heading' }, level: whole, inlines: list(ref('ReportInline')) }),
      object({ kind: { const: 'paragraph' }, inlines: list(ref('ReportInline')) }),
      object({ kind: { const: 'list' }, ordered: { type: 'boolean' }, items: list(list(ref('ReportBlock'))) }),
      object({ kind: { const: 'table' }, align: list(orNull({ enum: ['left', 'right', 'center'] })), head: list(list(ref('ReportInline'))), rows: list(list(list(ref('ReportInline')))) }),
      object({ kind: { const: 'quote' }, blocks: list(ref('ReportBlock')) }),
      object({ kind: { const: 'rule' } }),
      object({ kind: { const: 'chart' }, title: text, bars: list(object({ label: text, number: ref('ReportNumber'), length: { type: 'number', minimum: 0, maximum: 1 } })) }),
    ],
  },
  Report: object({ title: text, language: { enum: ['zh', 'en'] }, period, region: orNull(text), date: whole, asOf: ref('AsOf'), blocks: list(ref('ReportBlock')) }),
  IssueSummary: object(issue),
  IssuedReport: object({
    ...issue,
    source: text,
    head: object({ position: text, hash: text }),
    report: ref('Report'),
    since: list(object({ index: whole, value: orNull({ type: 'string', format: 'decimal' }), before: orNull({ type: 'string', format: 'decimal' }), text })),
  }),
  Draft: object({ template: text, title: text, period, region: orNull(text), since: whole }),
};
