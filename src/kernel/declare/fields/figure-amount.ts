import { Fault, Mention, type AnyField, type Field, type FieldOptions, type Surroundings } from '../field.ts';
import type { AnyFigure } from '../figure.ts';
import { printGrouped, printScaled, scaleOf } from '../reading/number.ts';
import type { Wording } from '../wording.ts';
import { amountPattern, restoreScaled } from './amounts.ts';
import { count } from './count.ts';
import { decimal } from './decimal.ts';
import { defineField, type Written } from './define.ts';
import { boundApart, figureFirst, tooLarge, wrongJson } from './faults.ts';
import { percent } from './percent.ts';

export type FigureAmountOptions<O extends boolean> = FieldOptions<O> & {
  /** The field of the same ledger that names the figure. */
  readonly by: string;
  /** The figures that one can name. */
  readonly of: readonly AnyFigure[];
  /** Headers of a column that tells the unit of each row's amount. */
  readonly unitHeaders?: readonly string[];
};

const SCALE = 6;
const PRECISION = 24;
const LIMIT = 10n ** BigInt(PRECISION);

/**
 * An amount of the figure that another field of the record names, in that figure's own unit and read as what the figure
 * measures is read: `4.5亿元` of money, `65%` of a share, `3.1万人` of persons. Kept in millionths.
 */
export function figureAmount<const O extends boolean = false>(options: FigureAmountOptions<O>): Field<bigint, O, never> {
  const measures = new Map<string, AnyField>();
  const measureOf = (name: unknown): AnyField | undefined => {
    const figure = options.of.find((one) => one.name === name);
    if (figure === undefined) return undefined;
    const known = measures.get(figure.name) ?? measureField(figure);
    measures.set(figure.name, known);
    return known;
  };
  const unit = (name: unknown): Wording | undefined => options.of.find((one) => one.name === name)?.unit ?? measureOf(name)?.unit;
  return defineField<bigint, O, never>(
    {
      kind: 'figureAmount',
      can: [],
      column: `numeric(${PRECISION},${SCALE})`,
      scale: SCALE,
      widget: 'decimal',
      template: { format: 'text', example: '4.5亿元' },
      measured: { by: options.by, unit, unitHeaders: options.unitHeaders ?? [] },
      read(cell: Written, surroundings: Surroundings): bigint | Fault {
        const measure = measureOf(surroundings.beside?.[options.by]);
        if (measure === undefined) return figureFirst();
        if (typeof cell === 'string' && bounds.test(cell)) return boundApart(cell);
        const value = measure.read(cell, surroundings);
        if (value instanceof Fault) return value;
        if (value === null || value instanceof Mention) return figureFirst();
        const amount = measure.kind === 'percent' ? (value as bigint) : measure.amount(value);
        return bounded(amount * 10n ** BigInt(SCALE - (measure.scale ?? 0)), cell);
      },
      accept(json) {
        const value = typeof json === 'string' && json.length <= 32 ? scaleOf(json, SCALE) : undefined;
        return value === undefined ? wrongJson(json, '以指标自身单位计的数字文本，如 "450000000"', 'a decimal as text in the figure’s own unit, e.g. "450000000"') : bounded(value, json as string);
      },
      json: trimmed,
      schema: () => ({ type: 'string', format: 'decimal', pattern: amountPattern(PRECISION - SCALE, SCALE, true) }),
      write: (value) => printScaled(value, SCALE),
      restore: (text) => restoreScaled(text, SCALE),
      format: (value) => printGrouped(value, SCALE, true),
    },
    options,
  );
}

/** What says from which side an amount is held, not how much it is. */
const bounds = /^\s*(?:不超过|不高于|不多于|至多|最多|控制在|不少于|不低于|不小于|至少|最少|at most|at least|[≤≥<>])/iu;

const bounded = (value: bigint, cell: Written): bigint | Fault => (value < LIMIT && value > -LIMIT ? value : tooLarge(cell));

function trimmed(value: bigint): string {
  return printScaled(value, SCALE).replace(/\.?0+$/, '');
}

/** A field that reads amounts of a figure. */
function measureField(figure: AnyFigure): AnyField {
  if ('of' in figure) {
    const { of } = figure;
    if (of.op === 'difference' || of.op === 'cumulative') return measureField(of.of);
    return figure.unit === undefined || figure.unit.zh === '%' ? percent({ title: figure.title }) : decimal({ title: figure.title, unit: figure.unit, scale: 4 });
  }
  const { measure, over, unit } = figure;
  const field = measure.op === 'count' || measure.op === 'distinct' ? undefined : over.fields[measure.field];
  if (field === undefined) return count({ title: figure.title, ...(unit === undefined ? {} : { unit }) });
  return measure.op === 'mean' && field.kind === 'count' ? decimal({ title: figure.title, ...(unit === undefined ? {} : { unit }) }) : field;
}
