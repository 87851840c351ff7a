import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type Serving } from './serving.ts';

/** A server with the whole demo loaded, in a folder that goes with it. */
export async function serveDemo(): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-bench-demo-'));
  const server = await serve(['--demo', '--data', folder]);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Signs in as one of the demo's people; answers the cookie to send. */
export async function signIn(url: string, persona: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ persona }) });
  if (!response.ok) throw new Error(`${persona} was not let in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
