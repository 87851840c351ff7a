import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import type { OidcSettings } from '../../../adapters/accounts/open.ts';
import { keepDailyBackups } from '../../engine/backup-daily.ts';
import type { RestoreOrder } from '../../engine/backups.ts';
import { carryOutRestore, noteRestore } from '../../engine/carry-out-restore.ts';
import { offerControl } from '../../engine/control.ts';
import type { Engine } from '../../engine/open-engine.ts';
import { keepReportDrafts } from '../../engine/reports/keep-drafts.ts';
import { demoState } from '../../engine/demo-state.ts';
import { setupWord } from '../../accounts/setup.ts';
import { holdPlace } from '../../server/holding.ts';
import { readAhead } from '../../server/read-ahead.ts';
import { cannotListen, startServer } from '../../server/serve.ts';
import { answerControl } from '../answer-control.ts';
import { loadInOwnProcess } from '../demo-process.ts';
import type { Desk } from '../desk.ts';
import { exitCodes } from '../exit-codes.ts';
import { untilStopped, type Stopping } from '../until-stopped.ts';
import { wholeNumber } from '../whole-number.ts';

/** Milliseconds. */
const answersGo = 1000;

interface ServeFlags {
  readonly port?: number;
  readonly host: string;
  readonly name: readonly string[];
  readonly demo?: true;
  readonly empty?: true;
}

export function serve(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('serve')
    .summary(say('启动服务：网页与接口', 'start the server: pages and API'))
    .description(
      say(
        '打开数据目录（没有就新建），在本机 http://localhost:3000 提供网页和接口，直到 Ctrl-C。\n运行期间其他 shanhai 命令照常可用。内置数据库的每次提交都写到磁盘才算完成，另每天备份一次。',
        'Opens the data folder (a new one if need be) and serves pages and API at http://localhost:3000 until Ctrl-C.\nOther shanhai commands go on working meanwhile. The embedded database has every commit on disk before it counts, and is backed up once a day.',
      ),
    )
    .option('--port <number>', say('端口（环境变量 PORT，默认 3000）', 'the port (PORT; default 3000)'), wholeNumber(0, 65535))
    .option('--host <address>', say('监听的地址；0.0.0.0 让别的机器也能访问', 'the address to listen at; 0.0.0.0 lets other machines in'), '127.0.0.1')
    .option('--name <host...>', say('还允许用哪些主机名访问', 'other host names it goes by'), [])
    .option('--demo', say('空的项目先装入演示数据', 'load the demo first where nothing is there'))
    .option('--empty', say('不装演示数据', 'no demo'))
    .action(async (flags: ServeFlags, command: Command) => {
      const port = flags.port ?? portFrom(desk.call.env['PORT']);
      if (port === undefined) command.error(say('PORT 应是 0–65535 的整数', 'PORT must be a number from 0 to 65535'), { exitCode: exitCodes.usage, code: 'usage' });
      else await run(port, flags);
    });

  async function run(port: number, { host, name, demo, empty }: ServeFlags): Promise<void> {
    const { folder } = desk.settings;
    await desk.call.host.alone(folder);
    await tryPort(port, host);
    using stopping = untilStopped(desk.call.stop);
    let engine = await engineWith(demo === true && empty !== true, stopping.signal);
    let place = port;
    for (let isFirst = true; engine !== undefined && !stopping.signal.aborted; isFirst = false) {
      const served = await serveUntil(engine, place, { host, name }, stopping, isFirst);
      if (served === undefined) return;
      place = served.place;
      engine = await restored(engine, served.order, place, host);
    }
  }

  /** Serves until it is told to stop, or to restore a backup: then the order, and the port that was served. */
  async function serveUntil(engine: Engine, port: number, { host, name }: Pick<ServeFlags, 'host' | 'name'>, stopping: Stopping, isFirst: boolean): Promise<{ order: RestoreOrder; place: number } | undefined> {
    const { folder, databaseUrl } = desk.settings;
    const ordered = Promise.withResolvers<RestoreOrder>();
    const closing: (() => Promise<void>)[] = [];
    try {
      const control = await offerControl(folder, answerControl(engine, desk.runCall));
      if (control !== undefined) closing.push(() => control.close());
      const tell = desk.tell.bind(desk);
      const loaded = (await demoState(engine)).state === 'loaded';
      const { SHANHAI_URL: publicUrl } = desk.call.env;
      // What fails here fails again for whoever asks, and is told then.
      await readAhead(engine).catch(() => undefined);
      const server = await startServer(engine, { port, host, names: name, demo: loaded, tell, publicUrl, oidc: oidcFrom(desk.call.env), restore: ordered.resolve });
      closing.push(() => server.close());
      closing.push(keepReportDrafts(engine, tell));
      if (databaseUrl === undefined) closing.push(keepDailyBackups(engine, tell));
      const word = await setupWord(engine.store);
      const setup = word === undefined ? undefined : `${publicUrl ?? server.url}/setup?token=${word}`;
      if (isFirst) desk.answer({ url: server.url, folder, programme: engine.store.programme, ...(setup === undefined ? {} : { setup }) }, () => welcome(server.url, folder) + firstAdministrator(setup));
      const order = await Promise.race([stopping.stopped, ordered.promise]);
      if (order === undefined) desk.tell({ zh: '正在停止……', en: 'Stopping …' });
      // The answer to whoever gave the order goes out first.
      else await setTimeout(answersGo);
      return order === undefined ? undefined : { order, place: Number(new URL(server.url).port) };
    } finally {
      for (const close of closing.reverse()) await close();
    }
  }

  /** Puts the backup in place of what is there, with nothing else open, and answers the engine over it. */
  async function restored(engine: Engine, order: RestoreOrder, port: number, host: string): Promise<Engine> {
    desk.tell({ zh: `恢复备份 ${order.backup}（${order.party.id} 申请，${order.approvedBy} 批准）……`, en: `Restoring ${order.backup} (asked by ${order.party.id}, approved by ${order.approvedBy}) …` });
    await engine.close();
    const holding = await holdPlace(port, host);
    try {
      const outcome = await carryOutRestore(desk.settings, order, new Date(), holding.progress);
      const anew = await desk.engine();
      const problems = await noteRestore(anew, order, outcome, holding.progress);
      const { problem, at = '', before } = outcome;
      if (problem !== undefined) desk.tell({ zh: `没有恢复，一切照旧：${problem.problems[0]?.message.zh}`, en: `Nothing was restored, all is as it was: ${problem.problems[0]?.message.en}` });
      else desk.tell({ zh: `已恢复 ${at} 的备份，核对发现 ${problems} 处问题；原来的内容在 ${before}`, en: `Restored the backup of ${at}; the check found ${problems} problems. What was there is in ${before}` });
      return anew;
    } finally {
      await holding.close();
    }
  }

  /** The engine to serve, with the demo in it where it is wanted and nothing else is there; `undefined` where loading ended early. */
  async function engineWith(demo: boolean, stop: AbortSignal): Promise<Engine | undefined> {
    const engine = await desk.engine();
    const { state } = await demoState(engine);
    if (!demo || (state !== 'empty' && state !== 'begun')) return engine;
    await engine.close();
    const code = await loadInOwnProcess(desk, stop);
    if (stop.aborted) return undefined;
    // It has told why.
    if (code !== exitCodes.done) desk.exitCode = code;
    return code === exitCodes.done ? desk.engine() : undefined;
  }

  /** The one-time link by which a programme without accounts gets its first administrator. */
  function firstAdministrator(setup: string | undefined): string {
    if (setup === undefined) return '';
    return say(`\n还没有账号。请在一天内打开这个一次性链接，设立系统管理员：\n${setup}\n`, `\nThere is no account yet. Open this one-time link within a day to make the administrator:\n${setup}\n`);
  }

  function welcome(url: string, folder: string): string {
    return say(
      `\n山海已启动： ${url}\n数据目录：   ${folder}\n\n接下来可以在另一个终端里试：\n  npx shanhai figures --year 2024\n  npx shanhai open funds.industry-share --window 2021..2024\n  npx shanhai import 你的台账.xlsx\n\nCtrl-C 停止。\n`,
      `\nShanhai is at ${url}\nData folder   ${folder}\n\nTry next, in another terminal:\n  npx shanhai figures --year 2024\n  npx shanhai open funds.industry-share --window 2021..2024\n  npx shanhai import your-ledger.xlsx\n\nCtrl-C stops it.\n`,
    );
  }
}

/** An identity provider, where all three of its settings are given. */
function oidcFrom(env: NodeJS.ProcessEnv): OidcSettings | undefined {
  const { SHANHAI_OIDC_URL: discoveryUrl, SHANHAI_OIDC_CLIENT: clientId, SHANHAI_OIDC_SECRET: clientSecret, SHANHAI_OIDC_TITLE: title } = env;
  if (!discoveryUrl || !clientId || !clientSecret) return undefined;
  return { discoveryUrl, clientId, clientSecret, title: title || '统一身份' };
}

function portFrom(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return 3000;
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

/** A taken port is told before anything is loaded. @throws Refusal `server.port-taken`, `server.cannot-listen` */
function tryPort(port: number, host: string): Promise<void> {
  if (port === 0) return Promise.resolve();
  return new Promise((free, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    probe.listen(port, host, () => probe.close(() => free()));
  });
}
