import type { Party } from '../../../../kernel/access/party.ts';
import { Refusal } from '../../../../kernel/declare/problem.ts';
import type { Store } from '../../../../kernel/ledger/store.ts';
import type { Engine } from '../../open-engine.ts';
import { readOriginal } from '../../originals/read-original.ts';
import { sheetsOf } from '../../sources.ts';
import type { RecordsOfLedger } from './records.ts';

/** A workbook that records of the pack came from. */
export interface PackedOriginal {
  readonly hash: string;
  readonly name: string;
  /** Records of the pack that came from it. */
  readonly records: number;
  /** Its bytes; absent where only its hash goes along. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * The workbooks behind the records, by their hashes. A pack is given on, and a workbook can't be masked in it: one goes along
 * as it is only where that was asked for, every record that was read from it is in the pack, and whoever makes the pack
 * may have it by its own right and with a reason, which is in the journal before it is read.
 * @param reason why originals are to go along; `undefined` for their hashes alone
 */
export async function originalsOf(engine: Engine, party: Party, ledgers: readonly RecordsOfLedger[], reason: string | undefined): Promise<PackedOriginal[]> {
  const { store } = engine;
  const bySource = new Map<string, number>();
  for (const { versions } of ledgers) for (const { source } of versions.values()) if (source !== null) bySource.set(source, (bySource.get(source) ?? 0) + 1);
  const sheets = await sheetsOf(store, bySource.keys());
  const files = new Map<string, { name: string; records: number }>();
  for (const [source, { file, name }] of sheets) files.set(file, { name, records: (files.get(file)?.records ?? 0) + (bySource.get(source) ?? 0) });

  const packed: PackedOriginal[] = [];
  for (const [hash, { name, records }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const whole = reason !== undefined && (await recordsFrom(store, hash)) === records;
    packed.push({ hash, name, records, bytes: whole ? await readOriginal(engine, party, hash, reason).then(({ bytes }) => bytes, heldBack) : undefined });
  }
  return packed;
}

/** How many records any version of which was read from the file. */
async function recordsFrom({ database, programme, model }: Store, file: string): Promise<number> {
  const counts = [...model.ledgers.values()].map(({ table }) => `select count(distinct record) as n from "${table}" where programme = $1 and _source in (select source from source where programme = $1 and file = $2)`);
  const [row] = await database.query(`select sum(n) as n from (${counts.join(' union all ')}) as counted`, [programme, file]);
  return Number(row?.['n'] ?? 0);
}

function heldBack(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}
