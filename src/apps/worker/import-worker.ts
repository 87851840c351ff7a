/** The thread that reads, checks and lands workbooks, so that the server answers meanwhile. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { connectPglite } from '../../adapters/pglite/connect.ts';
import { openPostgres } from '../../adapters/postgres/open.ts';
import { decryptFrames } from '../../adapters/vault/frames.ts';
import { vaultOf } from '../../adapters/vault/vault.ts';
import { openWorkbook } from '../../adapters/workbook/open.ts';
import { annotate } from '../../adapters/workbook/write/annotate.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Domain } from '../../kernel/declare/domain.ts';
import { Refusal } from '../../kernel/declare/problem.ts';
import { compile } from '../../kernel/model/compile.ts';
import { DatabaseError } from '../../kernel/ports/database.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { CheckMemory } from '../../kernel/sheet/import/check-memory.ts';
import { importCommit } from '../../kernel/sheet/import/commit-import.ts';
import { correctCells } from '../../kernel/sheet/import/correct-cells.ts';
import { noSuchSheet } from '../../kernel/sheet/import/sheet-problems.ts';
import { changeMatching } from '../engine/change-matching.ts';
import { checkEngine } from '../engine/check.ts';
import { asIfImporting, compareList } from '../engine/compare-list.ts';
import { exportFigure } from '../engine/export-figure.ts';
import { exportLedger } from '../engine/export.ts';
import { rehearse } from '../engine/figure-moves.ts';
import { figuresTouched, landImport, planImport } from '../engine/import.ts';
import { makeEvidencePack } from '../engine/assessment/pack/make-pack.ts';
import { engineOver, type Engine } from '../engine/open-engine.ts';
import { maskedCopy } from '../engine/originals/masked-copy.ts';
import { printReport } from '../engine/reports/print.ts';
import type { Task, TaskAnswer, TaskCall, Tasks, Upload, WorkerStart } from './calls.ts';
import { previewOf } from './import-preview.ts';
import { PlanShelf, type Planned } from './plan-shelf.ts';
import { cancelled, rowNotThere } from './refusals.ts';
import { reviewBatch } from '../engine/review-records.ts';
import { undoBatch } from '../engine/undo.ts';
import { sheetAround } from './sheet-around.ts';
import { sheetRows } from './sheet-rows.ts';

const { domains, folder, programme, key: vaultKey, database } = workerData as WorkerStart;
const vault = vaultOf(vaultKey);
const engine = open();
const plans = new PlanShelf();

async function open(): Promise<Engine> {
  const module = (await import(domains)) as { domains: readonly Domain[] };
  const opened = 'port' in database ? connectPglite(database.port) : await openPostgres(database.url, { connections: 4 });
  return engineOver({ folder, domains: module.domains, programme }, opened, compile(module.domains, vault, programme), vault);
}

type Perform<T extends Task> = (ask: Tasks[T]['ask'], progress: Progress) => Promise<Tasks[T]['answer']>;

const tasks: { readonly [T in Task]: Perform<T> } = {
  async preview({ upload, party }, progress) {
    // What stands may have changed since the last one.
    plans.outdate(upload);
    const { plan, workbook } = await planned(upload, party, progress);
    progress('count', 0, 1);
    const opened = await engine;
    const expected = upload.options.comparison !== true && plan.tables.some(({ ledger }) => ledger !== undefined) ? await rehearse(opened, party, importCommit(plan, party, 'valid'), figuresTouched(opened, party, plan)) : [];
    return previewOf(plan, workbook, expected);
  },
  async land({ upload, party, mode, reason, level }, progress) {
    const { bytes, plan } = await planned(upload, party, progress);
    progress('write', 0, plan.counts.new + plan.counts.changed);
    const landing = await landImport(await engine, party, { name: upload.name, bytes }, plan, mode, { reason, level }, progress);
    plans.remove(upload);
    return landing;
  },
  async rows({ upload, party, sheet, rows }, progress) {
    const { plan, workbook } = await planned(upload, party, progress);
    const corrections = upload.options.corrections ?? [];
    const shown = sheetRows({ workbook: correctCells(workbook, corrections), plan, corrections, store: (await engine).store, party }, sheet, rows);
    if (shown === undefined) throw noSuchSheet(sheet, workbook);
    return shown;
  },
  async compareList({ upload, party, asked, page }, progress) {
    const { plan } = await planned(upload, party, progress);
    return compareList(await engine, party, plan, asked, page);
  },
  async annotate({ upload, party }, progress) {
    const { bytes, plan } = await planned(upload, party, progress);
    const marks = plan.problems.flatMap(({ place: { sheet, row, column }, message, mend }) =>
      sheet === undefined || row === undefined ? [] : [{ sheet, row, column: column ?? 'A', message: `${message.zh}。${mend.zh}` }],
    );
    return Uint8Array.from(await annotate(bytes, upload.name, marks));
  },
  async around(wanted) {
    const bytes = await (await engine).files.read(wanted.file);
    const found = bytes === undefined ? undefined : await sheetAround(bytes, wanted);
    if (found === undefined) throw rowNotThere(wanted);
    return found;
  },
  async maskedCopy({ hash, party }) {
    const { name, bytes } = await maskedCopy(await engine, party, hash);
    return { name, bytes: Uint8Array.from(bytes) };
  },
  async export({ ledger, name, party, choice }) {
    return Uint8Array.from((await exportLedger(await engine, party, ledger, name, choice)).bytes);
  },
  async exportFigure({ request, party, locale, name }) {
    return Uint8Array.from((await exportFigure(await engine, party, request, locale, name)).bytes);
  },
  async undo({ number, party, batch, reason }, progress) {
    return undoBatch(await engine, party, number, { batch, reason }, progress);
  },
  async change({ change, party }, progress) {
    return changeMatching(await engine, party, change, progress);
  },
  async reviewBatch({ review, party }, progress) {
    return reviewBatch(await engine, party, review, progress);
  },
  async printReport({ report, format, fonts }) {
    return Uint8Array.from(await printReport(report, format, { regions: (await engine).store.regions, fonts }));
  },
  async evidencePack({ asked, party, locale, wanted }) {
    return makeEvidencePack(await engine, party, asked, locale, wanted);
  },
  async check(_ask, progress) {
    return checkEngine(await engine, progress);
  },
};

async function planned(upload: Upload, party: Party, progress: Progress): Promise<Planned> {
  const known = plans.find(upload, party);
  if (known !== undefined) return known;
  const { name, id, options: { comparison, ...options } } = upload;
  const { bytes, workbook, memory } = plans.readBefore(upload) ?? (await readUpload(upload, progress));
  const plan = await planImport(await engine, comparison === true ? asIfImporting(party) : party, { name, bytes }, workbook, { batch: id, ...options, blind: comparison === true, memory, progress });
  return plans.keep(upload, party, { bytes, workbook, memory, plan });
}

async function readUpload({ name, path }: Upload, progress: Progress) {
  const bytes = decryptFrames(vault, await readFile(path));
  return { bytes, workbook: await openWorkbook(bytes, name, {}, progress), memory: new CheckMemory() };
}

let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (call: TaskCall) => {
  turn = turn.then(() => perform(call));
});

async function perform({ id, task, ask, stop }: TaskCall): Promise<void> {
  try {
    const answer = await (tasks[task] as (ask: unknown, progress: Progress) => Promise<unknown>)(ask, progressOf(id, new Int32Array(stop)));
    parentPort?.postMessage({ id, answer } satisfies TaskAnswer);
  } catch (error) {
    parentPort?.postMessage(failed(id, error));
  }
}

/** Milliseconds between two tellings within one stage. */
const tellEvery = 100;

function progressOf(id: number, stop: Int32Array): Progress {
  let [stage, told]: [string, number] = ['', 0];
  return (at, done, total) => {
    if (Atomics.load(stop, 0) === 1) throw cancelled();
    const now = performance.now();
    if (at === stage && now - told < tellEvery) return;
    [stage, told] = [at, now];
    parentPort?.postMessage({ id, reached: { stage: at, done, total } } satisfies TaskAnswer);
  };
}

function failed(id: number, error: unknown): TaskAnswer {
  if (error instanceof Refusal) return { id, problems: error.problems };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { id, failure: { message, state: error instanceof DatabaseError ? error.state : undefined } };
}
