import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import { ledgerOf } from './base-figures.ts';
import { modelFigure } from './compose.ts';
import { countedTerms, measuredSql, sliceTerms, windowTerms } from './counted-sql.ts';
import { mixes } from './in-force.ts';
import { decimalText } from '../declare/rational.ts';
import { aggregate, recounted } from './recount.ts';
import { placeOf, readWithin, type FigureRequest, type FigureValue } from './read.ts';
import { leavesOf } from './scope.ts';
import { sliceOf } from './slice.ts';

/** How a base figure's records account for its value. */
export interface Account {
  readonly value: FigureValue;
  /** The value worked out anew from the records alone; plain decimal. */
  readonly recounted: string | null;
  readonly agrees: boolean;
  /** By the number of the source sheet; `null` for what was typed in. */
  readonly sources: readonly {
    readonly source: string | null;
    readonly records: number;
    /** What its records add to a sum; `null` of other measures. */
    readonly contribution: string | null;
  }[];
}

/**
 * Works a base figure out from its records and tells which sheets they came from, in the same state as its kept value.
 * @throws Refusal as `readFigures`; `figure.made-of-others`, `figure.definitions-differ`
 */
export async function accountFor(store: Store, party: Party, request: FigureRequest): Promise<Account> {
  const figure = modelFigure(store.model, request.figure);
  if (figure.kind !== 'base') throw madeOfOthers(figure.name);
  const place = placeOf(store, party, request);
  const ledger = ledgerOf(store.model, figure);
  if (!mixes(figure, place.window)) throw unmixable(figure);
  const measured = measuredSql(figure, place.window) ?? 'null';
  const binder = new Binder();
  const terms = [
    `programme = ${binder.bind(store.programme, 'text')}`,
    `_region = any(${binder.bind(leavesOf(place.scope, store.regions), 'text[]')})`,
    ...countedTerms(figure, place.window, place.level, binder),
    ...windowTerms(figure, place.window, ledger, binder),
    ...sliceTerms(sliceOf(figure, place.sliceOf(figure)), binder),
  ];
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const [value] = await readWithin(session, store, party, [{ ...request, as: 'known' }]);
    if (value === undefined) throw new TypeError('A figure was asked and not answered.');
    const rows = await session.query(
      `select grouping(_source) as whole, _source, count(*) as n, ${aggregate(figure, measured)} as measured
       from ${quoted(ledger.table)} where ${terms.join(' and ')} group by grouping sets ((_source), ()) order by 1, n desc, _source`,
      binder.parameters,
    );
    const whole = rows.find((row) => row['whole'] === '1');
    const recount = whole === undefined ? undefined : recounted(figure, whole);
    const text = recount === undefined ? null : decimalText(recount);
    return {
      value,
      recounted: text,
      agrees: text === value.value,
      sources: rows.flatMap((row) =>
        row['whole'] === '1' ? [] : [{ source: row['_source'] ?? null, records: Number(row['n']), contribution: figure.declared.measure.op === 'sum' ? (row['measured'] ?? '0') : null }],
      ),
    };
  });
}

export const madeOfOthers = (name: string) =>
  refuse(
    'figure.made-of-others',
    { zh: `指标 ${name} 由其他指标合成，本身没有记录。`, en: `Figure ${name} is made of other figures and has no records of its own.` },
    { zh: '请打开它的组成指标。', en: 'Open the figures it is made of.' },
  );

/** @param figure one that counts different things before and after a day in its window */
export const unmixable = ({ declared: { title } }: ModelBaseFigure) =>
  refuse(
    'figure.definitions-differ',
    { zh: `“${title.zh}”在这段期间里口径变了，前后计的不是同一种对象，不能合成一个数。`, en: `“${title.en}” counts different things before and after a day in this period, so they make no one number.` },
    { zh: '请在口径变更的日期处分成两段查看。', en: 'Ask for the time before and after the change by themselves.' },
  );
