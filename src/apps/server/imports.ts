import type { Party } from '../../kernel/access/party.ts';
import { findEntries } from '../../kernel/ledger/journal.ts';
import { countsToTell } from '../engine/batches.ts';
import { readBatchMoves } from '../engine/batch-moves.ts';
import { importNotFound } from './import-not-found.ts';
import { isOfImport, type ImportJob } from './import-jobs.ts';
import type { Service } from './service.ts';
import type { Import } from './uploads.ts';

/** An import as it is by now: kept with its preview, or only just coming in. */
export interface ImportState {
  readonly id: string;
  readonly kept: Import | undefined;
  readonly job: ImportJob | undefined;
}

/**
 * How far an import has got, truthfully also after the server ended on its way: whether a commit landed is asked of the
 * journal, where the import's id is its batch's.
 * @throws Refusal `import.not-found`, also for another party's
 */
export async function importState(service: Service, party: Party, id: string): Promise<ImportState> {
  const found = service.jobs.find(id);
  const job = isOfImport(found) ? found : undefined;
  if (job !== undefined && job.party !== party.id) throw importNotFound(id);
  if (job?.kind === 'receiving') return { id, kept: undefined, job };
  const kept = await service.uploads.find(id, party).catch((error: unknown) => {
    if (job === undefined) throw error;
    return undefined;
  });
  return { id, kept: kept === undefined || job !== undefined ? kept : await settled(service, party, kept), job };
}

async function settled({ engine, uploads }: Service, party: Party, kept: Import): Promise<Import> {
  if (kept.landing !== null || kept.committing !== true) return kept;
  const { store } = engine;
  const entry = (await findEntries(store.database, store.programme, [kept.id])).get(kept.id);
  const { committing: _, ...rest } = kept;
  if (entry === undefined) {
    const now = { ...rest, interrupted: true };
    await uploads.keep(now);
    return now;
  }
  const { batch, number, at, hash, touched } = entry;
  const counts = await countsToTell(engine, party, { ...entry, repeated: true });
  // Others may have written between the check and the commit: what it moved is asked anew.
  const moved = (await readBatchMoves(engine, party, number)) ?? [];
  const now = { ...rest, landing: { batch, number, at, counts, hash, touched, repeated: true, moved } };
  await uploads.keep(now);
  return now;
}

/** Everything of the party that is under way or waits for its commit, newest first. */
export async function importStates(service: Service, party: Party): Promise<ImportState[]> {
  const kept = (await service.uploads.list(party)).filter(({ options }) => options.comparison !== true);
  const known = new Set(kept.map(({ id }) => id));
  const coming = service.jobs.ofParty(party.id).flatMap(([id, job]) => (known.has(id) || !isOfImport(job) ? [] : [{ id, kept: undefined, job }]));
  const states = await Promise.all(kept.map(({ id }) => importState(service, party, id).catch(() => undefined)));
  return [...coming, ...states.filter((one) => one !== undefined)];
}
