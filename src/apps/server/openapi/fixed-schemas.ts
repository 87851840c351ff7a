import type { Json } from '../../../kernel/declare/field.ts';

/** Schemas that are the same for every programme. */

const text: Json = { type: 'string' };
const whole: Json = { type: 'integer' };
const instant: Json = { type: 'string', format: 'date-time' };
const uuid: Json = { type: 'string', format: 'uuid' };
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Json): Json => ({ type: 'array', items });

/** An object all of whose members are there, unless their name ends in `?`. */
function object(members: Readonly<Record<string, Json>>): Json {
  const names = Object.keys(members);
  return {
    type: 'object',
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), members[name] ?? {}])),
  };
}

const importState: Json = { enum: ['receiving', 'checking', 'refused', 'checked', 'committing', 'committed'] };
const importProgress: Json = orNull(object({ stage: orNull(text), done: whole, total: orNull(whole), seconds: { type: 'number' } }));
const figureMove: Json = object({ figure: text, window: text, before: orNull(text), after: orNull(text) });
const counts: Json = { type: 'object', additionalProperties: whole };

const worth = { value: orNull({ type: 'string', format: 'decimal' }), printed: text, n: whole } as const;

export const fixedSchemas: Readonly<Record<string, Json>> = {
  Wording: object({ zh: text, en: text }),
  Place: object({ 'file?': text, 'name?': text, 'sheet?': text, 'row?': whole, 'column?': orNull(text), 'ledger?': text, 'field?': text, 'record?': text }),
  Problem: object({ code: text, severity: { enum: ['error', 'warning'] }, place: ref('Place'), 'value?': text, message: ref('Wording'), mend: ref('Wording') }),
  ProblemDocument: object({
    type: { type: 'string', format: 'uri-reference' },
    title: text,
    status: whole,
    detail: text,
    code: text,
    problems: list(ref('Problem')),
    total: whole,
    'conflicts?': list(object({ yours: { type: 'object' }, standing: orNull({ type: 'object' }) })),
  }),
  Programme: object({
    code: text,
    title: ref('Wording'),
    demo: { type: 'boolean' },
    headlines: list(text),
    regions: list(object({ code: text, title: ref('Wording'), side: text, parent: orNull(text) })),
    pairs: list(object({ east: text, west: text })),
  }),
  Elsewhere: object({ at: text, value: orNull(text), printed: text }),
  Cockpit: object({
    year: text,
    years: list(text),
    asOf: orNull(ref('AsOf')),
    headlines: list(object({ title: ref('Wording'), value: ref('FigureValue'), trend: list(ref('Elsewhere')), counties: list(ref('Elsewhere')) })),
    concerns: list(object({ title: ref('Wording'), kind: { enum: ['overdue', 'contradictory'] }, value: ref('FigureValue'), window: text })),
    recent: list(ref('Batch')),
  }),
  Published: object({ id: text, statement: ref('Wording'), figure: text, window: text, 'region?': text, 'slice?': text, expected: text, value: orNull(text), unit: text, precision: text, ok: { type: 'boolean' }, records: whole }),
  Ledgers: object({ ledgers: list(object({ name: text, domain: text, title: ref('Wording'), note: orNull(ref('Wording')), fields: whole, figures: whole })) }),
  Ledger: object({
    name: text,
    domain: text,
    title: ref('Wording'),
    note: orNull(ref('Wording')),
    scope: text,
    when: orNull(text),
    identity: list(text),
    names: list(text),
    fields: list(
      object({
        name: text,
        kind: text,
        title: ref('Wording'),
        aliases: list(text),
        note: orNull(ref('Wording')),
        unit: orNull(ref('Wording')),
        required: { type: 'boolean' },
        sensitive: { type: 'boolean' },
        widget: text,
        refersTo: orNull(text),
        carried: orNull(object({ via: text, field: text })),
        can: list(text),
        example: text,
        schema: { type: 'object' },
      }),
    ),
    rules: list(object({ code: text, severity: text, at: list(text), message: ref('Wording'), mend: ref('Wording') })),
    figures: list(text),
  }),
  References: { type: 'object', additionalProperties: object({ ledger: text, title: text }) },
  OwnSession: object({ id: text, address: text, device: text, begunAt: instant, seenAt: instant, expiresAt: instant, current: { type: 'boolean' } }),
  Token: object({ id: uuid, name: text, actions: list(text), until: instant, createdAt: instant, usedAt: orNull(instant) }),
  Assignment: object({ role: text, regions: { anyOf: [{ const: 'all' }, list(text)] }, 'until?': orNull(instant), 'ended?': { type: 'boolean' } }),
  Account: object({ name: text, title: text, email: orNull(text), locked: { type: 'boolean' }, until: orNull(instant), ended: { type: 'boolean' }, heldUntil: orNull(instant), secondFactor: { type: 'boolean' }, createdAt: instant, roles: list(ref('Assignment')) }),
  JournalEntry: object({ number: text, position: text, batch: uuid, kind: text, party: text, title: orNull(text), at: instant, reason: orNull(text), about: orNull(text), file: orNull(text), undoes: orNull(text), ledgers: list(text), counts, previous: text, hash: text }),
  Session: object({
    account: orNull(object({ name: text, title: text, email: orNull(text), until: orNull(instant), secondFactor: { type: 'boolean' } })),
    programme: text,
    demo: { type: 'boolean' },
    personas: list(object({ name: text, title: ref('Wording'), role: orNull(ref('Wording')) })),
    oidc: orNull(object({ title: text })),
    'roles?': list(object({ name: text, title: ref('Wording'), note: orNull(ref('Wording')), regions: { anyOf: [{ const: 'all' }, list(text)] }, until: orNull(instant), ended: { type: 'boolean' } })),
    'actions?': list(text),
    'programmeActions?': list(text),
    'ledgers?': { type: 'object', additionalProperties: list(text) },
    'until?': orNull(instant),
  }),
  FieldSource: object({ batch: text, at: instant, party: text, cell: orNull(ref('Place')) }),
  Step: object({
    version: whole,
    deleted: { type: 'boolean' },
    batch: text,
    kind: ref('BatchKind'),
    party: text,
    at: instant,
    reason: orNull(text),
    source: orNull(ref('Place')),
    values: { type: 'object' },
    changed: list(text),
  }),
  BatchKind: { enum: ['edit', 'import', 'undo', 'unmask'] },
  Batch: object({
    number: text,
    batch: uuid,
    kind: ref('BatchKind'),
    party: text,
    partyTitle: orNull(text),
    at: instant,
    reason: orNull(text),
    about: orNull(text),
    file: orNull(text),
    fileName: orNull(text),
    undoes: orNull(text),
    undoneBy: orNull(text),
    counts,
    hash: text,
  }),
  Landed: object({
    'id?': uuid,
    'version?': whole,
    batch: object({ id: uuid, number: text, at: instant, counts, repeated: { type: 'boolean' } }),
    warnings: list(ref('Problem')),
  }),
  Changes: object({
    changes: {
      type: 'array',
      minItems: 1,
      maxItems: 5000,
      items: {
        oneOf: [
          object({ op: { const: 'put' }, ledger: text, id: uuid, base: { type: 'integer', minimum: 0 }, values: { type: 'object' } }),
          object({ op: { const: 'delete' }, ledger: text, id: uuid, base: { type: 'integer', minimum: 1 } }),
        ],
      },
    },
    'batch?': uuid,
    'reason?': { type: 'string', maxLength: 500 },
  }),
  Figure: object({
    name: text,
    domain: text,
    kind: { enum: ['base', 'composite'] },
    title: ref('Wording'),
    note: orNull(ref('Wording')),
    unit: orNull(ref('Wording')),
    ledger: orNull(text),
    measure: orNull({ type: 'object' }),
    stock: { type: 'boolean' },
    by: list(object({ name: text, title: ref('Wording') })),
    composition: orNull(text),
    parts: list(text),
  }),
  AsOf: object({ batch: text, at: orNull(instant) }),
  FigurePart: object({ title: ref('Wording'), label: ref('Wording'), figure: text, window: text, region: orNull(text), slice: orNull(text), value: ref('FigureValue') }),
  FigureValue: object({ figure: text, 'region?': orNull(text), value: orNull({ type: 'string', format: 'decimal' }), printed: text, unit: ref('Wording'), n: whole, 'asOf?': ref('AsOf') }),
  OpenedFigure: object({
    title: ref('Wording'),
    value: ref('FigureValue'),
    definition: ref('Wording'),
    window: text,
    regions: list(ref('FigurePart')),
    dimensions: list(object({ name: text, title: ref('Wording'), parts: list(ref('FigurePart')) })),
    parts: list(ref('FigurePart')),
    records: object({
      total: whole,
      next: orNull(text),
      columns: list(ref('Column')),
      page: list(object({ ledger: text, record: uuid, version: whole, region: text, day: whole, contribution: text, cells: list(orNull(ref('Wording'))), source: orNull(ref('Place')) })),
    }),
  }),
  Column: object({ name: text, title: ref('Wording'), unit: orNull(ref('Wording')) }),
  FigureSources: object({
    value: ref('FigureValue'),
    recounted: orNull({ type: 'string', format: 'decimal' }),
    agrees: { type: 'boolean' },
    workbooks: whole,
    files: list(object({ file: orNull(text), name: orNull(text), sheets: list(text), records: whole, contribution: orNull(text) })),
  }),
  Compared: object({ figure: text, window: text, region: orNull(text), slice: orNull(text), at: orNull(text), 'title?': ref('Wording'), 'definition?': ref('Wording'), 'recomputed?': { type: 'boolean' }, 'value?': ref('FigureValue') }),
  Comparison: object({
    a: ref('Compared'),
    b: ref('Compared'),
    difference: orNull({ type: 'string', format: 'decimal' }),
    printed: text,
    exact: orNull({ type: 'boolean' }),
    explanations: list(object({ key: text, side: { enum: ['a', 'b', 'both'] }, words: ref('Wording'), records: whole, difference: text, printed: text })),
    records: object({
      total: whole,
      columns: list(ref('Column')),
      page: list(object({ ledger: text, record: uuid, versions: { type: 'object' }, region: text, day: whole, a: text, b: text, difference: text, side: text, words: ref('Wording'), cells: list(orNull(ref('Wording'))), source: orNull(ref('Place')) })),
    }),
    parts: list(object({ title: ref('Wording'), a: ref('Compared'), b: ref('Compared') })),
  }),
  SearchAnswer: object({
    figures: list(object({ name: text, title: ref('Wording'), domain: ref('Wording') })),
    ledgers: list(object({ name: text, title: ref('Wording'), domain: ref('Wording') })),
    records: list(object({ ledger: text, ledgerTitle: ref('Wording'), record: uuid, version: whole, region: text, day: whole, cells: list(orNull(ref('Wording'))) })),
    complete: { type: 'boolean' },
  }),
  Series: object({
    title: ref('Wording'),
    step: { enum: ['month', 'year'] },
    unit: orNull(ref('Wording')),
    asOf: ref('AsOf'),
    points: list(object({ window: text, ...worth, before: orNull(object(worth)) })),
  }),
  CountedIn: object({
    figures: list(object({ figure: text, title: ref('Wording'), measure: text, unit: orNull(ref('Wording')), window: text, region: text, contribution: { type: 'string', format: 'decimal' } })),
  }),
  SavedView: object({ id: uuid, ledger: text, name: text, query: text }),
  KeptFile: object({ hash: text, name: text, size: whole, type: text }),
  RowCounts: object({ read: whole, new: whole, changed: whole, same: whole, rejected: whole }),
  ImportOptions: object({
    'ledger?': text,
    'sheets?': {
      type: 'object',
      additionalProperties: object({
        'ledger?': orNull(text),
        'mapping?': { type: 'object', additionalProperties: { type: ['string', 'null'], pattern: '^[A-Z]{1,3}$' } },
        'headerRows?': { type: 'array', items: whole, minItems: 2, maxItems: 2 },
        'units?': { type: 'object', additionalProperties: text },
      }),
    },
  }),
  Import: object({
    id: uuid,
    name: text,
    at: instant,
    state: importState,
    progress: importProgress,
    refused: list(ref('Problem')),
    interrupted: { type: 'boolean' },
    options: ref('ImportOptions'),
    corrections: list(object({ sheet: text, row: whole, column: text })),
    leftOut: list(object({ sheet: text, row: whole })),
    file: orNull(object({ name: text, hash: text, size: whole, format: text, encoding: orNull(text) })),
    ignored: object({ macros: { type: 'boolean' }, externalLinks: { type: 'boolean' }, formulas: whole }),
    counts: ref('RowCounts'),
    tables: list({ type: 'object' }),
    problems: list(ref('Problem')),
    problemsInAll: whole,
    errorsInAll: whole,
    sheets: list({ type: 'object' }),
    corrected: whole,
    expected: orNull(list(figureMove)),
    landing: orNull(
      object({
        batch: object({ id: uuid, number: text, at: instant, counts, repeated: { type: 'boolean' } }),
        moved: list(figureMove),
      }),
    ),
  }),
  BatchRecords: object({
    records: list(
      object({
        ledger: text,
        ledgerTitle: ref('Wording'),
        record: uuid,
        what: { enum: ['created', 'changed', 'deleted'] },
        title: text,
        sheet: orNull(text),
        row: orNull(whole),
        differences: list(object({ field: text, before: orNull(text), after: orNull(text) })),
      }),
    ),
    total: whole,
    page: whole,
    size: whole,
  }),
  BatchMoves: object({ moved: orNull(list(figureMove)) }),
  ImportBrief: object({ id: uuid, name: text, at: instant, state: importState, progress: importProgress, counts: orNull(ref('RowCounts')), batch: orNull(text) }),
  SheetRows: object({
    sheet: text,
    rows: list(
      object({
        row: whole,
        role: { enum: ['title', 'header', 'index', 'unit', 'data', 'total', 'subtotal', 'section', 'helper', 'note', 'outside'] },
        status: { enum: ['new', 'changed', 'same', 'rejected', 'leftOut', null] },
        cells: list(text),
        masked: list(text),
        corrected: list(text),
        problems: list(ref('Problem')),
        differences: list(object({ field: text, column: orNull(text), before: orNull(text), after: orNull(text) })),
      }),
    ),
  }),
  Surroundings: object({
    file: text,
    name: text,
    sheet: text,
    row: whole,
    columns: list(text),
    layout: { type: 'object', additionalProperties: text },
    rows: list(object({ row: whole, header: { type: 'boolean' }, cells: list(text) })),
  }),
};
