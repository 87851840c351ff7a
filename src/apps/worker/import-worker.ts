/** The thread that reads, checks and lands workbooks, so that the server answers meanwhile. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { connectPglite } from '../../adapters/pglite/connect.ts';
import { openPostgres } from '../../adapters/postgres/open.ts';
import { decryptFrames } from '../../adapters/vault/frames.ts';
import { vaultOf } from '../../adapters/vault/vault.ts';
import { annotate } from '../../adapters/workbook/write/annotate.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Domain } from '../../kernel/declare/domain.ts';
import { Refusal } from '../../kernel/declare/problem.ts';
import { compile } from '../../kernel/model/compile.ts';
import { DatabaseError } from '../../kernel/ports/database.ts';
import type { ImportPlan } from '../../kernel/sheet/import/plan.ts';
import { checkEngine } from '../engine/check.ts';
import { exportLedger } from '../engine/export.ts';
import { landImport, previewImport } from '../engine/import.ts';
import { engineOver, type Engine } from '../engine/open-engine.ts';
import type { Task, TaskAnswer, TaskCall, Tasks, Upload, WorkerStart } from './calls.ts';
import { previewOf } from './import-preview.ts';
import { rowNotThere } from './refusals.ts';
import { sheetAround } from './sheet-around.ts';

const { domains, folder, programme, key: vaultKey, database } = workerData as WorkerStart;
const vault = vaultOf(vaultKey);
const engine = open();
/** The plan made last: a preview is mostly committed next. Any other is made anew. */
let latest: { readonly key: string; readonly plan: ImportPlan } | undefined;

async function open(): Promise<Engine> {
  const module = (await import(domains)) as { domains: readonly Domain[] };
  const opened = 'port' in database ? connectPglite(database.port) : await openPostgres(database.url, { connections: 4 });
  return engineOver({ folder, domains: module.domains, programme }, opened, compile(module.domains, vault), vault);
}

const tasks: { readonly [T in Task]: (ask: Tasks[T]['ask']) => Promise<Tasks[T]['answer']> } = {
  async preview({ upload, party }) {
    return previewOf((await planned(upload, party)).plan);
  },
  async land({ upload, party, mode, reason }) {
    const { bytes, plan } = await planned(upload, party);
    const landing = await landImport(await engine, party, { name: upload.name, bytes }, plan, mode, reason);
    latest = undefined;
    return landing;
  },
  async annotate({ upload, party }) {
    const { bytes, plan } = await planned(upload, party);
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
  async export({ ledger, name, party, choice }) {
    return Uint8Array.from((await exportLedger(await engine, party, ledger, name, choice)).bytes);
  },
  async check() {
    return checkEngine(await engine);
  },
};

async function planned(upload: Upload, party: Party): Promise<{ bytes: Uint8Array; plan: ImportPlan }> {
  const bytes = decryptFrames(vault, await readFile(upload.path));
  const key = JSON.stringify([upload, party]);
  if (latest?.key !== key) {
    latest = undefined;
    latest = { key, plan: await previewImport(await engine, party, { name: upload.name, bytes }, { batch: upload.id, ...upload.options }) };
  }
  return { bytes, plan: latest.plan };
}

let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (call: TaskCall) => {
  turn = turn.then(() => perform(call));
});

async function perform({ id, task, ask }: TaskCall): Promise<void> {
  try {
    const answer = await (tasks[task] as (ask: unknown) => Promise<unknown>)(ask);
    parentPort?.postMessage({ id, answer } satisfies TaskAnswer);
  } catch (error) {
    parentPort?.postMessage(failed(id, error));
  }
}

function failed(id: number, error: unknown): TaskAnswer {
  if (error instanceof Refusal) return { id, problems: error.problems };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { id, failure: { message, state: error instanceof DatabaseError ? error.state : undefined } };
}
