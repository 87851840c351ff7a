import type { Condition } from '../declare/figure.ts';
import type { Model, ModelBaseFigure, ModelField, ModelLedger } from '../model/model.ts';
import type { CountRequest, DaysCount } from '../ledger/figure-keeper.ts';
import type { Session } from '../ports/database.ts';
import { aligned } from './grain.ts';
import { countedAt, countsWholeLedger } from './level.ts';
import type { Programme } from './programme.ts';
import { sliceText } from './slice.ts';
import { dayBefore } from '../ledger/calendar.ts';

interface Asked {
  /** `undefined` for all in scope. */
  region: string | undefined;
  dimension: ModelField | undefined;
  slice: string;
  /** Both ends included. */
  from: number;
  to: number;
}

/**
 * How many standing records of a ledger match `where`, in order of days, from the cells of a figure that counts just
 * these: all in `scope`, one region, one value of one dimension, a span of days, or these together. By month where the
 * span is made of months, else by day. `undefined` where no figure tells, or where it doesn't keep the days of the month asked for.
 */
export async function countRecords(session: Session, of: Pick<Programme, 'model' | 'regions'>, programme: string, { ledger, where, scope, level, within }: CountRequest): Promise<readonly DaysCount[] | undefined> {
  const asked = askedBy(ledger, where);
  const figure = asked === undefined ? undefined : countingFigure(of.model, ledger, asked.dimension);
  if (asked === undefined || figure === undefined) return undefined;
  // A list asks for the records of the region itself, its cells hold those of the regions in it too.
  const { region, dimension } = asked;
  if (region !== undefined && of.regions.within(region).length > 1) return undefined;
  const regions = region === undefined ? scope : [region].filter((code) => scope.includes('') || of.regions.ancestors(code).some((above) => scope.includes(above)));
  const daily = dimension === undefined || (regions.includes('') && figure.byDay.some(({ name }) => name === dimension.name));
  const byMonth = within === undefined && aligned({ from: asked.from, to: asked.to }).grain !== 1;
  if (!byMonth && !daily) return undefined;
  const grain = byMonth ? 100 : 1;
  const from = Math.max(asked.from, within?.first ?? firstDay);
  const to = Math.min(asked.to, within?.last ?? lastDay);
  const kept = countedAt(figure.name, level);
  const rows = await session.query(
    `select period, sum(n * sign) as n from unnest($2::text[], $8::integer[]) as kept (name, sign) cross join lateral (
       select period, n from figure_cell
       where programme = $1 and figure = kept.name and region = any($3::text[]) and slice = $4 and period between $5 and $6
       union all
       select day / $7::integer, n from figure_delta
       where programme = $1 and figure = kept.name and region = any($3::text[]) and slice = $4 and day / $7::integer between $5 and $6
     ) as counted group by period having sum(n * sign) <> 0 order by period`,
    [programme, kept.map(([name]) => name), regions, asked.slice, Math.trunc(from / grain), Math.trunc(to / grain), grain, kept.map(([, sign]) => sign)],
  );
  return rows.map((row) => {
    const first = Number(row['period']) * grain;
    return { first, last: first + grain - 1, n: Number(row['n']) };
  });
}

/** Cells of a month or a year have shorter numbers than those of a day. */
const firstDay = 1900_01_01;
const lastDay = 9999_12_31;

function askedBy(ledger: ModelLedger, where: Readonly<Record<string, Condition>>): Asked | undefined {
  const asked: Asked = { region: undefined, dimension: undefined, slice: '', from: firstDay, to: lastDay };
  const each = Object.entries(where).flatMap(([name, one]) => ('all' in one ? one.all : [one]).map((condition) => ({ name, condition })));
  for (const { name, condition } of each) {
    const field = ledger.field.get(name);
    if (field === undefined) return undefined;
    if (field === ledger.scope && 'is' in condition && asked.region === undefined) asked.region = String(condition.is);
    else if (field === ledger.when && 'atLeast' in condition) asked.from = Math.max(asked.from, field.field.day(condition.atLeast));
    else if (field === ledger.when && 'below' in condition) asked.to = Math.min(asked.to, dayBefore(field.field.day(condition.below)));
    else if ('is' in condition && asked.dimension === undefined) {
      asked.dimension = field;
      asked.slice = sliceText({ by: field, value: condition.is });
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
      (figure) => countsWholeLedger(figure) && (dimension === undefined || figure.by.some(({ name }) => name === dimension.name)),
    );
}
