import type { Condition } from '../declare/figure.ts';
import type { Model, ModelBaseFigure, ModelField, ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';

export interface DayCount {
  /** yyyymmdd; 0 for records without a date. */
  readonly day: number;
  readonly n: number;
}

interface Asked {
  readonly region: string;
  readonly dimension: ModelField | undefined;
  readonly slice: string;
  /** Both ends included. */
  readonly from: number;
  readonly to: number;
}

/**
 * How many standing records of a ledger match `where` on each day, in order of days, from the cells of a figure that
 * counts just these: the whole ledger, one region, one value of one dimension, a span of days, or these together.
 * `undefined` where no figure does.
 */
export async function countByDay(
  session: Session,
  programme: string,
  model: Model,
  ledger: ModelLedger,
  where: Readonly<Record<string, Condition>>,
): Promise<readonly DayCount[] | undefined> {
  const asked = askedBy(ledger, where);
  const figure = asked === undefined ? undefined : countingFigure(model, ledger, asked.dimension);
  if (asked === undefined || figure === undefined) return undefined;
  const rows = await session.query(
    `select day, sum(n) as n from (
       select period as day, n from figure_cell
       where programme = $1 and figure = $2 and region = $3 and slice = $4 and period between $5 and $6
       union all
       select day, n from figure_delta
       where programme = $1 and figure = $2 and region = $3 and slice = $4 and day between $5 and $6
     ) as counted group by day having sum(n) <> 0 order by day`,
    [programme, figure.name, asked.region, asked.slice, asked.from, asked.to],
  );
  return rows.map((row) => ({ day: Number(row['day']), n: Number(row['n']) }));
}

/** Cells of a month or a year have shorter numbers than those of a day. */
const firstDay = 1000_01_01;
const lastDay = 9999_12_31;

function askedBy(ledger: ModelLedger, where: Readonly<Record<string, Condition>>): Asked | undefined {
  let asked: Asked = { region: '', dimension: undefined, slice: '', from: firstDay, to: lastDay };
  for (const [name, condition] of Object.entries(where)) {
    const field = ledger.field.get(name);
    if (field === undefined) return undefined;
    if (field === ledger.scope && 'is' in condition) asked = { ...asked, region: String(condition.is) };
    else if (field === ledger.when && 'atLeast' in condition) asked = { ...asked, from: field.field.day(condition.atLeast) };
    else if (field === ledger.when && 'below' in condition) asked = { ...asked, to: field.field.day(condition.below) - 1 };
    else if ('is' in condition && asked.dimension === undefined) {
      asked = { ...asked, dimension: field, slice: `${name}=${field.field.write(condition.is)}` };
    } else return undefined;
  }
  return asked;
}

function countingFigure(model: Model, ledger: ModelLedger, dimension: ModelField | undefined): ModelBaseFigure | undefined {
  // Records without a date lie outside the span of days that the cells are read for.
  if (ledger.when === undefined || ledger.when.field.optional) return undefined;
  return model.ledgers
    .get(ledger.name)
    ?.figures.find(
      ({ declared, where, stock, by }) =>
        declared.measure.op === 'count' && where.length === 0 && stock === undefined && (dimension === undefined || by.some(({ name }) => name === dimension.name)),
    );
}
