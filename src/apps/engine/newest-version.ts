import { sees } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import { Refusal } from '../../kernel/declare/problem.ts';
import { notFound } from '../../kernel/ledger/problems.ts';
import { findNewest } from '../../kernel/ledger/standing.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Version } from '../../kernel/ledger/version.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';

/** Those waiting for one ledger's records; whoever asks while the database is at work shares the next question. */
interface Asked {
  waiting: { readonly record: string; readonly resolve: (version: Version | undefined) => void; readonly reject: (error: unknown) => void }[];
  running: boolean;
}

const asked = new WeakMap<Store, Map<string, Asked>>();

/**
 * The newest version of a record, a deletion included. Many who ask at once are answered by one statement.
 * @throws Refusal `record.not-found`, also for a record that the party doesn't see
 */
export async function newestVersion(store: Store, party: Party, ledger: ModelLedger, record: string): Promise<Version> {
  const version = await ask(store, ledger, record);
  if (version === undefined || !sees(party, ledger, version, store.regions)) throw new Refusal([notFound(ledger, record)]);
  return version;
}

function ask(store: Store, ledger: ModelLedger, record: string): Promise<Version | undefined> {
  let ledgers = asked.get(store);
  if (ledgers === undefined) asked.set(store, (ledgers = new Map()));
  let of = ledgers.get(ledger.name);
  if (of === undefined) ledgers.set(ledger.name, (of = { waiting: [], running: false }));
  const { promise, resolve, reject } = Promise.withResolvers<Version | undefined>();
  of.waiting.push({ record, resolve, reject });
  if (!of.running) {
    of.running = true;
    setImmediate(() => void answer(store, ledger, of));
  }
  return promise;
}

async function answer(store: Store, ledger: ModelLedger, of: Asked): Promise<void> {
  while (of.waiting.length > 0) {
    const now = of.waiting;
    of.waiting = [];
    try {
      const found = await findNewest(store.database, store.programme, ledger, [...new Set(now.map(({ record }) => record))]);
      for (const { record, resolve } of now) resolve(found.get(record));
    } catch (error) {
      for (const { reject } of now) reject(error);
    }
  }
  of.running = false;
}
