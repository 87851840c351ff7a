import { definitionsOf, otherOfficeSays, windowText, type ComparedRequest, type FigurePart, type FigureRequest, type FigureValue, type OpenedFigure, type Reason, type Series } from '../../../kernel/figure/index.ts';
import { Fault } from '../../../kernel/declare/field.ts';
import type { ModelBaseFigure, ModelFigure } from '../../../kernel/model/model.ts';
import type { Engine } from '../../engine/open-engine.ts';
import type { compareInWords, explainInWords, officesInWords, sharesInWords } from '../../engine/compare-figures.ts';
import type { figureSources } from '../../engine/figure-sources.ts';
import { titlesOf, type MentionedRecord } from '../../engine/mentioned-records.ts';
import { columnJson, shownCells, tellingFields } from '../../engine/shown-records.ts';
import { sheetsOf } from '../../engine/sources.ts';
import type { Party } from '../../../kernel/access/party.ts';
import type { Wording } from '../../../kernel/declare/wording.ts';

/** A figure's declaration, for lists and pickers. */
export function figureJson({ model, regions }: Pick<Engine['store'], 'model' | 'regions'>, figure: ModelFigure) {
  const { name, domain, declared } = figure;
  const base = figure.kind === 'base' ? figure : undefined;
  return {
    name,
    domain,
    kind: figure.kind,
    title: declared.title,
    note: declared.note ?? null,
    unit: declared.unit ?? base?.measured?.field.unit ?? null,
    ledger: base?.ledger ?? null,
    measure: base === undefined ? null : base.declared.measure,
    stock: base?.stock !== undefined,
    /** Another office keeps its view of the records: it can be read at `both`. */
    bothSides: base?.bothSides !== undefined,
    /** The other office keeps all that the figure goes by: what each says can be held against the other. */
    otherOffice: otherOfficeSays(model, figure),
    /** Each with the days it is in force; none where it never changed. */
    definitions: base === undefined || base.definitions.length === 1 ? [] : definitionsOf(model, regions, base),
    by: base === undefined ? [] : base.by.map((one) => ({ name: one.name, title: one.field.title })),
    /** How a composite is made of its parts. */
    composition: figure.kind === 'composite' ? figure.declared.of.op : null,
    parts: figure.kind === 'composite' ? figure.parts : [],
  };
}

/** An opened figure with its records led back to their workbook rows, and what tells them apart. */
export async function openedJson({ store }: Engine, party: Party, opened: OpenedFigure) {
  const figure = store.model.figures.get(opened.value.figure);
  const base = figure?.kind === 'base' ? figure : undefined;
  const ledger = base === undefined ? undefined : store.model.ledgers.get(base.ledger);
  const telling = ledger === undefined ? [] : tellingFields(ledger, party, base?.measured);
  const [cells, sheets, called] = await Promise.all([
    ledger === undefined ? new Map<string, readonly (Wording | null)[]>() : shownCells(store, party, ledger, telling, opened.records.page),
    sheetsOf(store, opened.records.page.map(({ source }) => source)),
    calledInSlices(store, party, base, opened),
  ]);
  return {
    title: opened.title,
    value: valueJson(opened.value),
    definition: byName(opened.definition, called),
    window: opened.window,
    regions: opened.regions.map((part) => partJson(part)),
    dimensions: opened.dimensions.map(({ name, title, parts }) => ({ name, title, parts: parts.map((part) => partJson({ ...part, title: byName(part.title, called) }, byName(valueLabel(store, base, name, part), called))) })),
    parts: opened.parts.map((part) => partJson(part)),
    records: {
      total: opened.records.total,
      next: opened.records.next,
      columns: telling.map(columnJson),
      page: opened.records.page.map(({ source, row, ...record }) => {
        const kept = source === null ? undefined : sheets.get(source);
        return { ...record, cells: cells.get(record.record) ?? [], source: kept === undefined || row === null ? null : { file: kept.file, name: kept.name, sheet: kept.sheet, row } };
      }),
    },
  };
}

const partJson = ({ title, request, value }: FigurePart, label: Wording = title) => ({ title, label, ...requestJson(request), value: valueJson(value) });

/** What the records are called by which a figure is split, or that it is of. */
async function calledInSlices(store: Engine['store'], party: Party, figure: ModelBaseFigure | undefined, { definition, dimensions }: OpenedFigure): Promise<Readonly<Record<string, MentionedRecord>>> {
  const ledgers = new Set((figure?.by ?? []).flatMap(({ field }) => field.refersTo ?? []));
  if (ledgers.size === 0) return {};
  const texts = [definition.zh, ...dimensions.flatMap(({ parts }) => parts.map(({ request }) => request.slice ?? ''))];
  const ids = new Set(texts.flatMap((text) => text.match(ids128) ?? []));
  return ids.size === 0 ? {} : titlesOf(store, party, new Map([...ledgers].map((ledger) => [ledger, ids])));
}

const ids128 = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** Ids in a text, by what their records are called; of those out of sight nothing is told. */
function byName({ zh, en }: Wording, called: Readonly<Record<string, MentionedRecord>>): Wording {
  const named = (text: string) => text.replaceAll(ids128, (id) => called[id]?.title ?? '…');
  return { zh: named(zh), en: named(en) };
}

/** What a slice's value is called, without its dimension. */
function valueLabel({ regions }: Engine['store'], figure: ModelBaseFigure | undefined, dimension: string, { title, request: { slice = '' } }: FigurePart): Wording {
  const text = slice.slice(dimension.length + 1);
  const field = figure?.by.find(({ name }) => name === dimension)?.field;
  if (text === '') return { zh: '未填', en: 'Blank' };
  const value = [text, ...json(text)].map((one) => field?.accept(one, regions)).find((one) => !(one instanceof Fault));
  return field === undefined || value === undefined ? title : { zh: field.format(value, 'zh', regions), en: field.format(value, 'en', regions) };
}

function json(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** A value as figures are read everywhere. */
export const valueJson = ({ figure, value, printed, unit, n, changes, asOf, reported, apart }: FigureValue) => ({ figure, value, printed, unit, n, changes, asOf, reported, apart });

function requestJson({ figure, window, region, slice, level }: FigureRequest) {
  return { figure, window: typeof window === 'string' ? window : windowText(window), region: region ?? null, slice: slice ?? null, level: level ?? 'submitted' };
}

/** Values by period; each opens by its own window. */
export function seriesJson({ title, step, points, asOf }: Series) {
  const worth = ({ value, printed, n, reported }: FigureValue) => ({ value, printed, n, reported });
  return { title, step, unit: points[0]?.value.unit ?? null, asOf, points: points.map(({ window, value, before }) => ({ window, ...worth(value), before: before === null ? null : worth(before) })) };
}

export function sourcesJson({ value, ...account }: Awaited<ReturnType<typeof figureSources>>) {
  return { value: valueJson(value), ...account };
}

const momentText = (at: ComparedRequest['at']): string | null => (at === undefined ? null : 'batch' in at ? at.batch : at.instant);
const comparedJson = (request: ComparedRequest) => ({ ...requestJson(request), at: momentText(request.at), definition: request.definition ?? null });
const reasonKey = ({ side, why, region, batch }: Reason): string => [side, why, region, batch].join('|');

const explanationJson = (group: Reason & { readonly words: Wording; readonly records: number; readonly difference: string; readonly printed: string }) => ({ key: reasonKey(group), side: group.side, words: group.words, records: group.records, difference: group.difference, printed: group.printed });

/** A comparison; each reason by the key that its records are asked by. */
export function comparisonJson({ a, b, explanations, parts, ...compared }: Awaited<ReturnType<typeof compareInWords>>) {
  const sideJson = ({ request, title, definition, value, recomputed }: typeof a) => ({ ...comparedJson(request), title, definition, recomputed, value: valueJson(value) });
  return {
    a: sideJson(a),
    b: sideJson(b),
    ...compared,
    explanations: explanations.map(explanationJson),
    parts: parts.map((part) => ({ title: part.title, a: comparedJson(part.a), b: comparedJson(part.b) })),
  };
}

/** Two offices' values beside each other, and what both say alike. */
export function officesJson({ a, b, both, explanations, ...compared }: Awaited<ReturnType<typeof officesInWords>>) {
  const sideJson = ({ request, title, definition, value, ledger, partly }: typeof a) => ({ ...requestJson(request), title, definition, ledger, partly, value: valueJson(value) });
  return { a: sideJson(a), b: sideJson(b), both: valueJson(both), ...compared, explanations: explanations.map(explanationJson) };
}

/** What batches made of a figure. */
export function sharesJson({ request, value, explanations, ...shared }: Awaited<ReturnType<typeof sharesInWords>>) {
  return { ...shared, ...requestJson(request), value: valueJson(value), explanations: explanations.map(explanationJson) };
}

/** A number from elsewhere, explained; each explanation opens by its own request. */
export function explainedJson({ value, request, explanations, ...explained }: Awaited<ReturnType<typeof explainInWords>>) {
  return {
    ...explained,
    value: valueJson(value),
    request: comparedJson(request),
    explanations: explanations.map(({ request: one, ...explanation }) => ({ ...explanation, request: one === null ? null : { ...comparedJson(one), as: one.as ?? 'known' } })),
  };
}
