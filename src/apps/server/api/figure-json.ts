import { windowText, type FigurePart, type FigureRequest, type FigureValue, type OpenedFigure } from '../../../kernel/figure/index.ts';
import type { ModelFigure } from '../../../kernel/model/model.ts';
import type { Engine } from '../../engine/open-engine.ts';
import { sheetsOf } from '../../engine/sources.ts';

/** A figure's declaration, for lists and pickers. */
export function figureJson(figure: ModelFigure) {
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
    by: base === undefined ? [] : base.by.map((one) => ({ name: one.name, title: one.field.title })),
    parts: figure.kind === 'composite' ? figure.parts : [],
  };
}

/** An opened figure with its records led back to their workbook rows. */
export async function openedJson({ store }: Engine, opened: OpenedFigure) {
  const sheets = await sheetsOf(store, opened.records.page.map(({ source }) => source));
  return {
    title: opened.title,
    value: valueJson(opened.value),
    definition: opened.definition,
    window: opened.window,
    regions: opened.regions.map(partJson),
    dimensions: opened.dimensions.map(({ name, title, parts }) => ({ name, title, parts: parts.map(partJson) })),
    parts: opened.parts.map(partJson),
    records: {
      total: opened.records.total,
      next: opened.records.next,
      page: opened.records.page.map(({ source, row, ...record }) => {
        const kept = source === null ? undefined : sheets.get(source);
        return { ...record, source: kept === undefined || row === null ? null : { file: kept.file, name: kept.name, sheet: kept.sheet, row } };
      }),
    },
  };
}

const partJson = ({ title, request, value }: FigurePart) => ({ title, ...requestJson(request), value: valueJson(value) });

/** A value as figures are read everywhere. */
const valueJson = ({ figure, value, printed, unit, n, asOf }: FigureValue) => ({ figure, value, printed, unit, n, asOf });

function requestJson({ figure, window, region, slice }: FigureRequest) {
  return { figure, window: typeof window === 'string' ? window : windowText(window), region: region ?? null, slice: slice ?? null };
}

