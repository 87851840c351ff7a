import { hash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { openWorkbook } from '../../adapters/workbook/open.ts';
import type { Party } from '../../kernel/access/party.ts';
import { readFigures, seesFigure } from '../../kernel/figure/index.ts';
import type { Landing } from '../../kernel/ledger/change.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { importCommit, type ImportMode, type Landed } from '../../kernel/sheet/import/commit-import.ts';
import { rememberLayout } from '../../kernel/sheet/import/layout-memory.ts';
import type { ImportPlan } from '../../kernel/sheet/import/plan.ts';
import { prepareImport, type ImportOptions } from '../../kernel/sheet/import/prepare-import.ts';
import type { Workbook } from '../../kernel/sheet/workbook.ts';
import { movesBetween, type FigureMove, type Watched } from './figure-moves.ts';
import type { Engine } from './open-engine.ts';

export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads and checks a workbook against what is there; nothing is written but the original, kept by its hash.
 * @throws Refusal `workbook.*` for files that can't be read, and those of `prepareImport`.
 */
export async function previewImport(engine: Engine, party: Party, file: WorkbookFile, options: Partial<ImportOptions> = {}): Promise<ImportPlan> {
  return planImport(engine, party, file, await openWorkbook(file.bytes, file.name, {}, options.progress), options);
}

/** As `previewImport`, of a workbook that was read already. */
export function planImport(engine: Engine, party: Party, file: WorkbookFile, workbook: Workbook, options: Partial<ImportOptions> = {}): Promise<ImportPlan> {
  const incoming = { workbook, name: file.name, hash: hash('sha256', file.bytes, 'hex'), size: file.bytes.length };
  return prepareImport(engine.store, party, incoming, { batch: newId(), ...options });
}

export interface ImportLanding extends Landing {
  readonly moved: readonly FigureMove[];
}

/**
 * Lands a plan and tells which figures it moved.
 * @throws Refusal as `landPlan`
 */
export async function landImport(engine: Engine, party: Party, file: WorkbookFile, plan: ImportPlan, mode: ImportMode, how: Landed = {}, progress?: Progress): Promise<ImportLanding> {
  const { store } = engine;
  const watched = figuresTouched(engine, party, plan);
  const before = await readFigures(store, party, watched);
  const landing = await landPlan(engine, party, file, plan, mode, how, progress);
  const after = await readFigures(store, party, watched);
  return { ...landing, moved: movesBetween(before, after, watched) };
}

/**
 * Lands a plan: the original is kept, the batch committed, a mapping the clerk gave remembered.
 * @throws Refusal `import.*`, and those of `commitGroup`.
 */
export async function landPlan(engine: Engine, party: Party, file: WorkbookFile, plan: ImportPlan, mode: ImportMode, how: Landed = {}, progress?: Progress): Promise<Landing> {
  const { store } = engine;
  const commit = importCommit(plan, party, mode, how, progress);
  const kept = await engine.files.keep(file.bytes);
  await store.database.query(
    'insert into file (programme, hash, name, size, format, at) values ($1, $2, $3, $4, $5, $6) on conflict (programme, hash) do nothing',
    [store.programme, kept, plan.file.name, plan.file.size, plan.file.format, store.clock.now().toISOString()],
  );
  for (const { ledger, columns, fingerprint } of plan.tables) {
    if (ledger === undefined || !columns.some(({ by }) => by === 'confirmed')) continue;
    const mapping = Object.fromEntries(columns.map(({ field, column }) => [field, [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)]));
    await rememberLayout(store, party, fingerprint, { ledger: ledger.name, mapping });
  }
  return engine.committer.commit(commit);
}

/** The base figures over the plan's ledgers that the party sees, for each year that its rows count in. */
export function figuresTouched({ store: { model } }: Engine, party: Party, plan: ImportPlan): Watched[] {
  return plan.tables.flatMap(({ ledger, rows }) => {
    if (ledger === undefined) return [];
    const { when } = ledger;
    const years = new Set<string>();
    for (const { put } of rows) {
      const value = when === undefined ? null : put.values[when.name];
      years.add(value === null || value === undefined || when === undefined ? 'all' : String(when.field.day(value)).slice(0, 4));
    }
    const newest = [...years].sort().slice(-4);
    return newest.flatMap((window) => (model.ledgers.get(ledger.name)?.figures ?? []).filter((figure) => seesFigure(party, model, figure)).map(({ name }) => ({ figure: name, window, as: 'known' as const })));
  });
}
