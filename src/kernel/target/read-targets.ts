import type { Party } from '../access/party.ts';
import type { TargetFields } from '../declare/ledger.ts';
import { rational, type Rational } from '../declare/rational.ts';
import { Binder } from '../ledger/binder.ts';
import { rowTerms } from '../ledger/rows-seen.ts';
import type { Store } from '../ledger/store.ts';
import { restoreVersion, versionColumns, type Version } from '../ledger/version.ts';
import type { ModelLedger } from '../model/model.ts';

/** Whether an amount is to be reached or not to be exceeded. */
export type Bound = 'least' | 'most';

/** What one paper set one region for a year in one figure. */
export interface TargetSet {
  readonly ledger: string;
  readonly record: string;
  readonly version: number;
  readonly year: number;
  readonly region: string;
  readonly figure: string;
  /** The part of it that is meant, as figures are asked for it; the empty text for all of it. */
  readonly slice: string;
  readonly bound: Bound;
  /** In the figure's own unit, exactly. */
  readonly amount: Rational;
  /** The day it was set, yyyymmdd. */
  readonly setOn: number | undefined;
  readonly document: string | undefined;
  /** As the paper words it. */
  readonly words: string | undefined;
  /** The number of the batch that brought it. */
  readonly since: string;
}

export interface TargetsAsked {
  readonly year: number;
  readonly region?: string | undefined;
  readonly figure?: string | undefined;
}

/** The ledgers whose records are targets. */
export const targetLedgers = ({ model }: Store): ModelLedger[] => [...model.ledgers.values()].filter(({ declared }) => declared.targets !== undefined);

/** Every target set for the year that the party sees, revised ones included. */
export async function readTargets(store: Store, party: Party, asked: TargetsAsked): Promise<TargetSet[]> {
  const found = await Promise.all(targetLedgers(store).map((ledger) => readFrom(store, party, ledger, asked)));
  return found.flat();
}

/** The years that the party sees targets of, newest first. */
export async function yearsWithTargets(store: Store, party: Party): Promise<number[]> {
  const found = await Promise.all(
    targetLedgers(store).map(async (ledger) => {
      const binder = new Binder();
      const year = `"${ledger.field.get(ledger.declared.targets?.year ?? '')?.column ?? ''}"`;
      const terms = [`programme = ${binder.bind(store.programme, 'text')}`, '_until is null', 'not _gone', ...rowTerms(store, party, ledger, binder)];
      return store.database.query(`select distinct ${year} as year from "${ledger.table}" where ${terms.join(' and ')}`, binder.parameters);
    }),
  );
  return [...new Set(found.flat().map((row) => Number(row['year'])))].sort((a, b) => b - a);
}

async function readFrom(store: Store, party: Party, ledger: ModelLedger, { year, region, figure }: TargetsAsked): Promise<TargetSet[]> {
  const names = ledger.declared.targets as TargetFields;
  const column = (name: string): string => `"${ledger.field.get(name)?.column ?? ''}"`;
  const binder = new Binder();
  const terms = [`programme = ${binder.bind(store.programme, 'text')}`, '_until is null', 'not _gone', `${column(names.year)} = ${binder.bind(year, 'integer')}`];
  terms.push(...rowTerms(store, party, ledger, binder));
  if (region !== undefined) terms.push(`_region = ${binder.bind(region, 'text')}`);
  if (figure !== undefined) terms.push(`${column(names.figure)} = ${binder.bind(figure, 'text')}`);
  const rows = await store.database.query(`select ${versionColumns(ledger)} from "${ledger.table}" where ${terms.join(' and ')} order by _since, record`, binder.parameters);
  return rows.map((row) => targetOf(ledger, names, restoreVersion(ledger, row)));
}

function targetOf(ledger: ModelLedger, names: TargetFields, { record, version, region, since, values }: Version): TargetSet {
  const amount = ledger.field.get(names.amount)?.field;
  const setOn = ledger.field.get(names.setOn)?.field;
  const said = (name = ''): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    ledger: ledger.name,
    record,
    version,
    year: Number(values[names.year]),
    region,
    figure: String(values[names.figure]),
    slice: said(names.slice) ?? '',
    bound: said(names.bound) === 'most' ? 'most' : 'least',
    amount: rational(values[names.amount] as bigint, 10n ** BigInt(amount?.scale ?? 0)),
    setOn: values[names.setOn] === null || values[names.setOn] === undefined ? undefined : setOn?.day(values[names.setOn]),
    document: said(names.document),
    words: said(names.words),
    since,
  };
}
