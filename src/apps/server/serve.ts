import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import type { RestoreOrder } from '../engine/backups.ts';
import type { Engine } from '../engine/open-engine.ts';
import { personas as housePersonas } from '../../../packs/qingdao-dingxi/index.ts';
import type { OidcSettings } from '../../adapters/accounts/open.ts';
import { roles as houseRoles } from '../../domains/roles.ts';
import type { Role } from '../../kernel/declare/role.ts';
import { keepEvidenceCleared } from '../engine/unnamed-evidence.ts';
import { openDesk } from '../accounts/desk.ts';
import { makePersonas, type Persona } from '../accounts/personas.ts';
import { EngineThread } from '../worker/engine-thread.ts';
import { appOf } from './app.ts';
import { Feed } from './feed.ts';
import { Folding } from './folding.ts';
import { guard } from './http/guard.ts';
import { localeOf } from './http/locale.ts';
import { problemAnswer } from './http/problem.ts';
import type { Service } from './service.ts';
import { ImportJobs } from './import-jobs.ts';
import { Uploads } from './uploads.ts';

export interface ServeSettings {
  /** 0 for any free one. */
  readonly port: number;
  /** The address to listen at; `127.0.0.1` when not given, so that only this machine reaches it. */
  readonly host?: string | undefined;
  /** Other host names it goes by, e.g. behind a proxy. */
  readonly names?: readonly string[];
  /** How people reach it, e.g. `https://shanhai.example.cn`; where that is https, cookies are for https only. */
  readonly publicUrl?: string | undefined;
  /** What roles there are; those of this house when not given. */
  readonly roles?: readonly Role[];
  /** Whom a demo lets in without a password; those of this house when not given. */
  readonly personas?: readonly Persona[];
  readonly oidc?: OidcSettings | undefined;
  /** Told once that a backup is to be restored; what it is told for begins when the server is closed. */
  readonly restore?: (order: RestoreOrder) => void;
  readonly demo: boolean;
  readonly tell: (line: Wording) => void;
  /** URL of the module whose `domains` the engine was opened with; those of this house when not given. */
  readonly domains?: string;
}

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

const houseDomains = new URL('../../domains/index.ts', import.meta.url).href;

/**
 * Serves an open engine over HTTP: API, OpenAPI document, start page. The caller closes the engine afterwards.
 * @throws Refusal `server.port-taken`, `server.cannot-listen`
 */
export async function startServer(engine: Engine, settings: ServeSettings): Promise<Server> {
  const { port, host = '127.0.0.1', demo, tell, domains = houseDomains, publicUrl, roles = houseRoles, oidc } = settings;
  const personas = demo ? (settings.personas ?? housePersonas) : [];
  await makePersonas(engine.store, personas, roles);
  const uploads = new Uploads(join(engine.settings.folder, 'uploads'), engine.vault);
  await uploads.clear(engine.store.clock.now());
  const service: Service = {
    engine,
    accounts: openDesk(engine, { url: publicUrl ?? `http://localhost:${port}`, roles, personas, oidc }),
    demo,
    uploads,
    jobs: new ImportJobs(),
    importing: new EngineThread(engine, domains),
    reading: new EngineThread(engine, domains),
    folding: new Folding(engine, tell),
    feed: new Feed(engine),
    restore: settings.restore,
    tell,
  };
  const app = appOf(service);
  const names = new Set([host.toLowerCase(), ...(settings.names ?? []).map((name) => name.toLowerCase())]);
  const listener = getRequestListener((request, { incoming }) => {
    const refused = guard(incoming as IncomingMessage, names);
    return refused === undefined ? app.fetch(request, { incoming }) : problemAnswer(refused, localeOf(incoming.headers['accept-language']));
  });
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 10 * 60_000 }, (incoming, outgoing) => void listener(incoming, outgoing));
  const bound = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
  const clearing = setInterval(() => void uploads.clear(engine.store.clock.now()), 60 * 60 * 1000);
  clearing.unref();
  const stopClearing = keepEvidenceCleared(engine, tell);
  return {
    url: `http://${urlHost(host)}:${bound}`,
    async close() {
      clearInterval(clearing);
      await stopClearing();
      service.feed.close();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      const hurry = setTimeout(() => server.closeAllConnections(), 2000);
      await closed;
      clearTimeout(hurry);
      await Promise.all([service.folding.close(), service.importing.close(), service.reading.close()]);
    },
  };
}

/** The address as one types it: every address is this machine's, and so is its name. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

export function cannotListen(error: NodeJS.ErrnoException, host: string, port: number) {
  if (error.code === 'EADDRINUSE') {
    return refuse(
      'server.port-taken',
      { zh: `端口 ${port} 已被占用`, en: `The port ${port} is taken` },
      { zh: `用 --port 换一个端口，或停掉占用它的程序`, en: `Choose another with --port, or stop the program that has it` },
      {},
      { cause: error },
    );
  }
  return refuse(
    'server.cannot-listen',
    { zh: `无法在 ${host}:${port} 提供服务：${error.message}`, en: `Can’t listen at ${host}:${port}: ${error.message}` },
    { zh: '请换一个地址或端口', en: 'Choose another address or port' },
    {},
    { cause: error },
  );
}
