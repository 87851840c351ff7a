import { expect } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { Refusal, type Problem } from '../../src/kernel/declare/problem.ts';
import { readFigures, verifyFigures } from '../../src/kernel/figure/index.ts';
import { findNewest } from '../../src/kernel/ledger/standing.ts';
import type { Version } from '../../src/kernel/ledger/version.ts';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import { ledgerNamed } from '../../src/kernel/ledger/list.ts';
import type { Market } from './market.ts';

/** The problems that a call is refused with. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly Problem[]> {
  const refusal: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refusal !== undefined && !(refusal instanceof Refusal)) throw refusal;
  expect(refusal, 'a refusal').toBeInstanceOf(Refusal);
  return (refusal as Refusal).problems;
}

export async function codesOf(work: Promise<unknown>): Promise<string[]> {
  return (await refusalOf(work)).map(({ code }) => code);
}

/** Rows and journal prove each other, and figures are what the ledgers say. */
export async function expectSound({ store }: Market): Promise<void> {
  expect((await verifyStore(store)).problems).toEqual([]);
  expect(await verifyFigures(store)).toEqual({ cells: [], members: [] });
}

/** A record's newest version, a deletion included. */
export async function newest({ store }: Market, ledger: string, record: string): Promise<Version> {
  const found = (await findNewest(store.database, store.programme, ledgerNamed(store, ledger), [record])).get(record);
  if (found === undefined) throw new Error(`no ${record}`);
  return found;
}

/** Figures as `name window [slice]`, with what they read. */
export async function figures({ store }: Market, asked: readonly string[], party: Party = systemParty): Promise<Record<string, string | null>> {
  const requests = asked.map((text) => {
    const [figure = '', window = 'all', slice] = text.split(' ');
    return { figure, window, slice };
  });
  const values = await readFigures(store, party, requests);
  return Object.fromEntries(asked.map((text, index) => [text, values[index]?.value ?? null]));
}

/** Every figure of the market at several windows. */
export const allFigures = ['market.turnover', 'market.tea', 'market.sales', 'market.sellers', 'market.registered', 'market.returned', 'market.stalls', 'market.tea-share'].flatMap(
  (name) => ['all', '2024', '2024-03', '2023'].map((window) => `${name} ${window}`),
);

/** How many versions the market's tables hold. */
export async function versionCount({ store }: Market): Promise<number> {
  let versions = 0;
  for (const { table } of store.model.ledgers.values()) {
    const [row] = await store.database.query(`select count(*) as n from "${table}" where programme = $1`, [store.programme]);
    versions += Number(row?.['n']);
  }
  return versions;
}
