import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSheets, type WrittenCell } from '../../src/adapters/workbook/write/sheets.ts';
import type { Host } from '../../src/apps/cli/call.ts';
import { hostServed } from '../../src/apps/cli/host-served.ts';
import { runCall } from '../../src/apps/cli/run-call.ts';
import { engineOver, type Engine } from '../../src/apps/engine/open-engine.ts';
import { settingsOf } from '../../src/apps/engine/programmes.ts';
import { upgrade } from '../../src/kernel/ledger/upgrade.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { testVault } from '../vault/test-vault.ts';

/** What a command said and ended with. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  // What a command answers is looked into freely; each test says what it expects.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

/** A folder and an engine over a database of the suite's, with the demo's declarations in it. */
export interface CommandLine {
  readonly folder: string;
  readonly engine: Engine;
  run(...argv: readonly string[]): Promise<Said>;
  /** Writes a workbook of donations into the folder and answers its path. */
  donations(name: string, rows: readonly (readonly WrittenCell[])[]): Promise<string>;
  close(): Promise<void>;
}

export async function openCommandLine(database: Database): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), 'shanhai-cli-'));
  const settings = settingsOf(folder, undefined, undefined, () => undefined);
  const model = compile(settings.domains, testVault, settings.programme);
  await upgrade(database, model);
  const engine = await engineOver(settings, database, model, testVault);
  return {
    folder,
    engine,
    run: (...argv) => run(hostServed(engine), folder, argv),
    async donations(name, rows) {
      const path = join(folder, name);
      await writeFile(path, await writeSheets([{ name: '捐赠', rows: [['社会捐赠台账'], ['县区', '捐赠方', '类型', '金额（元）', '票据号', '接收日期'], ...rows] }]));
      return path;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs one command line in this process. */
export async function run(host: Host, folder: string, argv: readonly string[], env: NodeJS.ProcessEnv = { LANG: 'en_GB.UTF-8' }): Promise<Said> {
  let out = '';
  let err = '';
  const output = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = await runCall({ argv, cwd: folder, env: { SHANHAI_DATA: folder, ...env }, output, host, stop: new AbortController().signal });
  return { code, out, err, json: out.startsWith('{') || out.startsWith('[') ? JSON.parse(out) : undefined };
}

/** Three good donations: 600 yuan in 2024, of them 500 of Minxian. */
export const threeDonations: readonly (readonly WrittenCell[])[] = [
  ['岷县', '甲公司', '款', 200, 'R-1', '2024-03-05'],
  ['岷县', '乙商会', '款', 300, 'R-2', '2024-04-06'],
  ['渭源县', '丙公司', '款', 100, 'R-3', '2024-05-07'],
];
