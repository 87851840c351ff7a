import { join } from 'node:path';
import { folderFiles } from '../../adapters/files/folder.ts';
import { openPglite } from '../../adapters/pglite/open.ts';
import { openPostgres } from '../../adapters/postgres/open.ts';
import type { KeyedVault } from '../../adapters/vault/vault.ts';
import { regionBook } from '../../kernel/declare/regions.ts';
import { figureKeeper, fold } from '../../kernel/figure/index.ts';
import { Committer } from '../../kernel/ledger/committer.ts';
import { findProgramme, keepProgramme, sealFrom, type Programme } from '../../kernel/ledger/programme.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { readState, upgrade, type ModelState } from '../../kernel/ledger/upgrade.ts';
import { keepVaultMark, readVaultMark, refuseRekeying } from '../../kernel/ledger/vault-mark.ts';
import { compile } from '../../kernel/model/compile.ts';
import type { Model } from '../../kernel/model/model.ts';
import { systemClock } from '../../kernel/ports/clock.ts';
import type { Database } from '../../kernel/ports/database.ts';
import type { Files } from '../../kernel/ports/files.ts';
import { knownModels } from './known-models.ts';
import type { EngineSettings } from './settings.ts';
import { rebuildChanged } from './rebuild-changed.ts';
import { withinSession } from './within-session.ts';
import { unlock } from './unlock.ts';

/** One programme, open: what the command line, the server and the workers share. */
export interface Engine {
  readonly store: Store;
  readonly files: Files;
  readonly vault: KeyedVault;
  readonly committer: Committer;
  readonly settings: EngineSettings;
  /** Folds what writers appended into the figures' cells; reads are right without it, only slower. */
  fold(): Promise<void>;
  close(): Promise<void>;
}

/** Called before an older database is brought to the model, e.g. to back it up. */
export type BeforeUpgrade = (database: Database, vault: KeyedVault) => Promise<void>;

/**
 * Opens the database, brings it to the model (an older one after a backup), enters the programme.
 * @throws Refusal `store.in-use`, `store.unreadable`, `store.unreachable`, `store.too-old`, `store.newer`, `store.older`,
 * `store.key-missing`, `store.key-wrong`, `store.key-unreadable`, `store.rekeying`
 */
export async function openEngine(settings: EngineSettings, beforeUpgrade?: BeforeUpgrade): Promise<Engine> {
  const database = await openStore(settings);
  try {
    const mark = await readVaultMark(database);
    refuseRekeying(mark);
    const vault = await unlock(settings, mark);
    const model = compile(settings.domains, vault, settings.programme);
    await bringToModel(database, model, settings, () => beforeUpgrade?.(database, vault));
    return await engineOver(settings, database, model, vault);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens the database alone, as it is.
 * @throws Refusal `store.in-use`, `store.unreadable`, `store.unreachable`, `store.too-old`
 */
export function openStore({ databaseUrl, folder }: Pick<EngineSettings, 'databaseUrl' | 'folder'>): Promise<Database> {
  return databaseUrl === undefined ? openPglite(join(folder, 'database')) : openPostgres(databaseUrl);
}

async function bringToModel(database: Database, model: Model, settings: EngineSettings, beforeUpgrade: () => Promise<void> | undefined): Promise<void> {
  const knownHashes = knownModels(model);
  await upgrade(database, model, {
    ...(knownHashes === undefined ? {} : { knownHashes }),
    beforeChange: async () => beforeUpgrade(),
    withinChange: async (session, migration) => {
      const state = { kernel: 0, hash: '', snapshot: migration.after } satisfies ModelState;
      const before = (await readState(session))?.snapshot ?? { ledgers: {}, figures: {} };
      for (const row of await session.query('select programme from programme')) {
        const programme = await findProgramme(session, String(row['programme']));
        if (programme === undefined || migration.rebuild.length === 0) continue;
        const store = storeOf({ ...settings, programme }, database, model, state);
        await rebuildChanged({ ...store, database: withinSession(database, session) }, before, migration);
      }
    },
  });
}

/** Another programme in the database of an open engine. Closing it leaves the database open. */
export async function enterProgramme({ settings, vault, store: { database, model } }: Engine, programme: Programme): Promise<Engine> {
  const entered = await engineOver({ ...settings, programme }, database, model, vault);
  return { ...entered, close: async () => undefined };
}

/**
 * The engine over a database that is open and at the model already, e.g. in another thread. Closing it closes `database`.
 * @param model compiled with the vault
 * @throws Refusal `store.key-wrong`, `store.rekeying`
 */
export async function engineOver(settings: EngineSettings, database: Database, model: Model, vault: KeyedVault): Promise<Engine> {
  await keepVaultMark(database, vault);
  await database.transaction((session) => keepProgramme(session, settings.programme));
  const state = (await readState(database)) as ModelState;
  const store = storeOf(settings, database, model, state);
  return {
    store,
    files: folderFiles(join(settings.folder, 'files'), vault),
    vault,
    committer: new Committer(store),
    settings,
    async fold() {
      await fold(database, store.programme);
    },
    close: () => database.close(),
  };
}

/** The records of a programme in a database that is at the model. */
export function storeOf({ programme }: Pick<EngineSettings, 'programme'>, database: Database, model: Model, state: ModelState): Store {
  const regions = regionBook(programme.regions);
  return { database, model, programme: programme.code, regions, clock: systemClock, keeper: figureKeeper(regions, model), seal: sealFrom(state) };
}
