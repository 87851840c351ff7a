import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerControl } from '../../src/apps/cli/answer-control.ts';
import type { Host } from '../../src/apps/cli/call.ts';
import { Elsewhere } from '../../src/apps/cli/elsewhere.ts';
import { forward } from '../../src/apps/cli/forward.ts';
import { hostHere } from '../../src/apps/cli/host-here.ts';
import { runCall } from '../../src/apps/cli/run-call.ts';
import { controlAddress } from '../../src/apps/engine/control-address.ts';
import { handOver, offerControl, reachControl } from '../../src/apps/engine/control.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { openEmbedded } from '../databases.ts';
import { openCommandLine, run, threeDonations, type CommandLine } from './command-line.ts';

let database: Database;
let line: CommandLine;

beforeEach(async () => {
  database = await openEmbedded();
  line = await openCommandLine(database);
});
afterEach(async () => {
  await line.close();
  await database.close();
});

/** Runs a command line in this process as `main.ts` does: here, or in the server that holds the folder. */
async function asMain(folder: string, ...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const output = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const call = { argv, cwd: folder, env: { SHANHAI_DATA: folder, LANG: 'en' }, output, host: hostHere(), stop: new AbortController().signal };
  try {
    return { code: await runCall(call), out, err };
  } catch (error) {
    if (!(error instanceof Elsewhere)) throw error;
    return { code: await forward(error.socket, call), out, err };
  }
}

describe('a command while a server runs', () => {
  test('is handed to it, with its output and exit code', async () => {
    const control = await offerControl(line.folder, answerControl(line.engine, runCall));
    await line.donations('three.xlsx', threeDonations);
    const landed = await asMain(line.folder, 'import', 'three.xlsx', '--commit');
    expect([landed.code, landed.err]).toEqual([0, '']);
    expect(landed.out).toContain('Landed as batch');
    expect((await asMain(line.folder, 'open', 'care.nothing')).code).toBe(3);
    const [one, other] = await Promise.all([asMain(line.folder, 'figures', 'care.donations', '--json'), asMain(line.folder, 'batches', '--json')]);
    expect(JSON.parse(one.out).figures[0].value).toBe('600');
    expect(JSON.parse(other.out).total).toBe(1);
    await control?.close();
  });

  test('is refused where it needs the folder for itself', async () => {
    const control = await offerControl(line.folder, answerControl(line.engine, runCall));
    for (const argv of [['serve'], ['restore', 'three.xlsx']]) {
      await line.donations('three.xlsx', threeDonations);
      const said = await asMain(line.folder, ...argv);
      expect([said.code, said.out]).toEqual([3, '']);
      expect(said.err.split('\n')[0]).toContain('[store.being-served]');
    }
    await control?.close();
  });

  test('is told when the server dies before it is done', async () => {
    const control = await offerControl(line.folder, async (_, reply) => {
      reply({ out: 'half' });
      return new Promise<number>(() => undefined);
    });
    const said = asMain(line.folder, 'batches');
    setTimeout(() => void control?.close(), 200);
    expect(await said).toMatchObject({ code: 3, out: 'half' });
  });

  test('only its own user can knock, and a path too long for a socket goes elsewhere', async () => {
    const deep = join(line.folder, 'd'.repeat(120));
    for (const folder of [line.folder, deep]) {
      const control = await offerControl(folder, async () => 0);
      const address = controlAddress(folder);
      expect(Buffer.byteLength(address)).toBeLessThan(104);
      expect(await modeOf(address)).toBe(0o600);
      expect(await offerControl(folder, async () => 0)).toBeUndefined();
      const socket = await reachControl(folder);
      expect(socket && (await handOver(socket, { argv: [], cwd: '/', env: {} }, () => undefined))).toBe(0);
      await control?.close();
      expect(await reachControl(folder)).toBeUndefined();
    }
  });
});

describe('serve', () => {
  test('serves until it is stopped, commands handed to it meanwhile', async () => {
    const stop = new AbortController();
    let out = '';
    let url: (text: string) => void = () => undefined;
    const ready = new Promise<string>((told) => (url = told));
    const output = { out: (text: string) => url((out += text)), err: () => undefined };
    const host: Host = { serving: false, open: async () => line.engine, alone: async () => undefined, close: async () => undefined };
    const serving = runCall({ argv: ['serve', '--port', '0', '--json'], cwd: line.folder, env: { SHANHAI_DATA: line.folder }, output, host, stop: stop.signal });
    const served = JSON.parse(await ready) as { url: string };
    expect((await fetch(served.url.replace('localhost', '127.0.0.1'))).status).toBe(200);
    expect((await asMain(line.folder, 'ledgers', '--json')).code).toBe(0);
    stop.abort();
    expect(await serving).toBe(0);
    expect(await reachControl(line.folder)).toBeUndefined();
    expect(() => JSON.parse(out)).not.toThrow();
  });

  test('a taken port is told before anything is opened', async () => {
    const other = await new Promise<Server>((listening) => {
      const server = createServer().listen(0, '127.0.0.1', () => listening(server));
    });
    const port = String((other.address() as { port: number }).port);
    const host: Host = { serving: false, open: () => Promise.reject(new Error('opened')), alone: async () => undefined, close: async () => undefined };
    const said = await run(host, line.folder, ['serve', '--port', port, '--json']);
    expect([said.code, said.json.code]).toEqual([3, 'server.port-taken']);
    await new Promise((closed) => other.close(closed));
  });

  test('an unreadable folder is one line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shanhai-file-'));
    const said = await run(hostHere(), folder, ['serve', '--port', '0', '--data', '/dev/null', '--json']);
    expect([said.code, said.json.code]).toEqual([3, 'store.unreadable']);
    await rm(folder, { recursive: true });
  });
});

/** A pipe of Windows is no file with a mode: only its own user can knock anyway. */
const modeOf = async (address: string): Promise<number> => (process.platform === 'win32' ? 0o600 : (await stat(address)).mode & 0o777);
