import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { resealAccounts } from '../../adapters/accounts/reseal.ts';
import { folderFiles, resealFiles } from '../../adapters/files/folder.ts';
import { makeKeyFile, readKeyFile } from '../../adapters/vault/key-file.ts';
import { suites, type SuiteName } from '../../adapters/vault/suites.ts';
import { vaultOf, type KeyedVault } from '../../adapters/vault/vault.ts';
import { systemParty } from '../../kernel/access/party.ts';
import { Refusal, refuse } from '../../kernel/declare/problem.ts';
import { rebuild } from '../../kernel/figure/index.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import { findProgramme } from '../../kernel/ledger/programme.ts';
import { resealSome, type Rekeying, type ResealCursor, type Resealed } from '../../kernel/ledger/reseal.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { readState, type ModelState } from '../../kernel/ledger/upgrade.ts';
import { beginRekeying, endRekeying, readVaultMark } from '../../kernel/ledger/vault-mark.ts';
import { verifyStore } from '../../kernel/ledger/verify.ts';
import { compile } from '../../kernel/model/compile.ts';
import type { Model, ModelBaseFigure } from '../../kernel/model/model.ts';
import { snapshotHash, snapshotOf } from '../../kernel/model/snapshot.ts';
import { kernelVersion } from '../../kernel/model/system-tables.ts';
import type { Database } from '../../kernel/ports/database.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { accountSecret } from '../accounts/desk.ts';
import { backUp } from './backup.ts';
import { stampOf } from './backup-daily.ts';
import { storeOf } from './open-engine.ts';
import type { EngineSettings } from './settings.ts';
import { keyFileOf, unlock } from './unlock.ts';

/** What became of the key. */
export interface Rotated {
  /** The keys' fingerprints. */
  readonly from: string;
  readonly to: string;
  /** Where the old key is kept now: backups of before need it. */
  readonly oldKey: string;
  /** Versions and files that were encrypted anew, this time. */
  readonly versions: number;
  readonly files: number;
  /** What was there before, under the old key; `null` where this went on with a change that was begun. */
  readonly backup: string | null;
}

export interface Rotation {
  /** Kept in the journal. */
  readonly reason: string;
  /** The new key's cipher; the old one's where it is left out. */
  readonly suite?: SuiteName | undefined;
  readonly progress?: Progress;
}

/**
 * Encrypts all that is encrypted with a new key, in steps that each hold by themselves: killed on the way, the database opens
 * for nobody until this was run again and went on to the end. Nobody else may have the database open.
 *
 * What stands is proven first, and backed up. The new key lies beside the old one, which stays under its fingerprint.
 * @throws Refusal `store.not-at-release`, `store.not-sound`, `store.key-missing`, `store.key-wrong`, `store.key-unreadable`, `file.damaged`
 */
export async function rotateKey(database: Database, settings: EngineSettings, { reason, suite, progress = () => {} }: Rotation): Promise<Rotated> {
  const path = keyFileOf(settings);
  const nextPath = `${path}.next`;
  const mark = await readVaultMark(database);
  if (mark === undefined) throw notAtRelease();
  const waiting = await readKeyFile(nextPath);
  if (mark.next === undefined && waiting !== undefined && vaultOf(waiting).fingerprint === mark.fingerprint) {
    // It ended between the last entry and the change of files.
    const old = await readKeyFile(path);
    const from = old === undefined ? '' : vaultOf(old).fingerprint;
    return { from, to: mark.fingerprint, oldKey: await changeFiles(path, nextPath, from), versions: 0, files: 0, backup: null };
  }
  const old = await unlock(settings, mark);
  const { model, state } = await modelOf(database, settings, old);
  const stores = await storesOf(database, model, state);
  let backup: string | null = null;
  if (mark.next === undefined) {
    for (const store of stores) await expectSound(store);
    backup = join(settings.folder, 'backups', `before-rekey-${stampOf(new Date())}.tar.gz`);
    await backUp({ database, files: folderFiles(join(settings.folder, 'files'), old), vault: old }, backup, new Date(), progress);
  }
  const next = vaultOf(waiting ?? (await makeKeyFile(nextPath, suite ?? old.key.suite)));
  if (mark.next === undefined) await beginRekeying(database, next);
  else if (mark.next.fingerprint !== next.fingerprint) throw nextKeyWrong(nextPath, mark.next.fingerprint);

  const since = (await readVaultMark(database))?.next?.since ?? '0';
  const rekeying: Rekeying = { party: systemParty.id, reason, since, from: old.fingerprint, to: next.fingerprint };
  let versions = 0;
  for (const store of stores) versions += await resealRecords(store, old, next, rekeying, (done) => progress('reseal', versions + done, null));
  const files = await resealFiles(join(settings.folder, 'files'), old, next, (done) => progress('reseal', versions + done, null));
  // Nobody can go on with them; whoever uploaded one does so again.
  await rm(join(settings.folder, 'uploads'), { recursive: true, force: true });
  for (const store of stores) await rebuild(store, countingSealed(model));
  await database.transaction(async (session) => {
    await resealAccounts(session, accountSecret(old), accountSecret(next));
    await endRekeying(session);
    for (const store of stores) await noteInJournal(session, store, systemParty, { kind: 'rekey', about: { from: old.fingerprint, to: next.fingerprint }, reason });
  });
  return { from: old.fingerprint, to: next.fingerprint, oldKey: await changeFiles(path, nextPath, old.fingerprint), versions, files, backup };
}

async function modelOf(database: Database, settings: EngineSettings, vault: KeyedVault): Promise<{ model: Model; state: ModelState }> {
  const model = compile(settings.domains, vault, settings.programme);
  const state = await readState(database);
  if (state === undefined || state.kernel !== kernelVersion || state.hash !== snapshotHash(snapshotOf(model))) throw notAtRelease();
  return { model, state };
}

async function storesOf(database: Database, model: Model, state: ModelState): Promise<Store[]> {
  const stores: Store[] = [];
  for (const row of await database.query('select programme from programme order by programme')) {
    const programme = await findProgramme(database, String(row['programme']));
    if (programme !== undefined) stores.push(storeOf({ programme }, database, model, state));
  }
  return stores;
}

/** What was altered before would else be sealed as it is now. */
async function expectSound(store: Store): Promise<void> {
  const { problems } = await verifyStore(store);
  if (problems.length > 0) throw notSound(problems.length);
}

async function resealRecords(store: Store, old: KeyedVault, next: KeyedVault, rekeying: Rekeying, told: (versions: number) => void): Promise<number> {
  let count = 0;
  for (const resealed of resealedIn(store, old, next)) {
    let after: ResealCursor | undefined;
    do {
      const done = await store.database.transaction((session) => resealSome(session, store, resealed, rekeying, after));
      after = done.next;
      count += done.versions;
      told(count);
    } while (after !== undefined);
  }
  return count;
}

/** Every ledger that may hold encrypted texts. Of columns no longer declared nobody tells what they held; it is tried. */
function resealedIn({ model, seal }: Store, old: KeyedVault, next: KeyedVault): Resealed[] {
  const kinds = [...new Set([...model.ledgers.values()].flatMap(({ fields }) => fields.map(({ field }) => field.kind)))];
  const { mark } = suites[old.key.suite];
  return [...seal.ledgers.values()].map((sealed) => {
    const ledger = model.ledgers.get(sealed.name);
    const declared = new Map(ledger?.fields.map(({ column, field }) => [column, field]));
    const columns = sealed.fields.map(({ column }) => column).filter((column) => declared.get(column)?.sensitive ?? sealed.texts.has(column));
    const translate = (text: string, column: string): string => {
      const kind = declared.get(column)?.kind;
      for (const one of kind === undefined ? kinds : [kind]) {
        const opened = openedWith(old, text, one);
        if (opened !== undefined) return next.encrypt(opened, one);
      }
      return text;
    };
    return { sealed, ledger, columns, mark, translate };
  });
}

function openedWith(vault: KeyedVault, text: string, kind: string): string | undefined {
  try {
    return vault.decrypt(text, kind);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The figures that are kept by what encrypted texts are alike. */
function countingSealed({ figures }: Model): string[] {
  const counts = (figure: ModelBaseFigure) => figure.definitions.some(({ measured }) => measured?.field.sensitive === true);
  return [...figures.values()].filter((figure) => figure.kind === 'base' && counts(figure)).map(({ name }) => name);
}

/** Puts the next key in the place of the old one, which stays beside it; answers where. */
async function changeFiles(path: string, nextPath: string, from: string): Promise<string> {
  const oldKey = join(dirname(path), `vault-${from}.json`);
  if (from !== '') await rename(path, oldKey);
  await rename(nextPath, path);
  return oldKey;
}

const notAtRelease = () =>
  refuse(
    'store.not-at-release',
    { zh: '数据库还不是本版的结构', en: 'The database isn’t at this release yet' },
    { zh: '先用本版启动一次，或运行 shanhai check', en: 'Start this release once, or run shanhai check' },
  );

const notSound = (problems: number) =>
  refuse(
    'store.not-sound',
    { zh: `核对出 ${problems} 处不对，没有更换密钥`, en: `${problems} things are wrong with what is stored; the key was not changed` },
    { zh: '运行 shanhai check 看是哪里，从备份恢复后再换', en: 'Run shanhai check to see which, restore them from a backup, then change it' },
  );

const nextKeyWrong = (path: string, fingerprint: string) =>
  refuse(
    'store.key-wrong',
    { zh: `${path} 里不是正在换上的密钥 ${fingerprint}`, en: `${path} doesn’t hold key ${fingerprint}, which is being changed to` },
    { zh: '把那份密钥放回这个位置，再运行一次', en: 'Put that key’s file back there and run this again' },
  );
