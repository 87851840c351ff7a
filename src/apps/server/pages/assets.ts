import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import { strictHeaders } from '../http/headers.ts';

const read = (name: string): string => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');

const seal =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#b23a2e"/><path d="M16 7v17M8 13v11h16V13" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>';

const assets = {
  'shanhai.css': { text: read('shanhai.css'), type: 'text/css; charset=utf-8' },
  'page.js': { text: read('page.js'), type: 'text/javascript; charset=utf-8' },
  'seal.svg': { text: seal, type: 'image/svg+xml' },
};

/** Stands in the assets' addresses, so that browsers keep them until they change. */
export const assetVersion = hash('sha256', Object.values(assets).map(({ text }) => text).join(''), 'hex').slice(0, 10);

export function mountAssets(app: Hono): void {
  for (const [name, { text, type }] of Object.entries(assets)) {
    const headers = { ...strictHeaders, 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
    app.get(`/assets/${name}`, () => new Response(text, { headers }));
  }
}
