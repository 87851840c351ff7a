import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';
import { faceHeaders, strictHeaders } from '../http/headers.ts';
import { readBuilt, type BuiltFile, type Encoding } from './built-files.ts';

const builtFolder = fileURLToPath(new URL('../../../../dist/web', import.meta.url));

/**
 * Hands out the built face: its files under their names, and its page under every other address that is none of the
 * API's, since pages find their own way from the address.
 */
export function mountFace(app: Hono, folder: string = builtFolder): void {
  let files: ReadonlyMap<string, BuiltFile> | undefined;
  app.get('*', async (c, next) => {
    const { path } = c.req;
    if (path.startsWith('/api/')) return next();
    files ??= readBuilt(folder);
    if (files === undefined) return beingBuilt();
    const file = files.get(path);
    if (file !== undefined && path !== '/index.html') return fileAnswer(c, file);
    // A file that is gone must not be answered with a page.
    if (path.startsWith('/assets/')) return next();
    return pageAnswer(files);
  });
}

function fileAnswer(c: Context, { type, plain, packed, lasting }: BuiltFile): Response {
  const accepted = c.req.header('accept-encoding') ?? '';
  const encoding = (['br', 'gzip'] as const satisfies readonly Encoding[]).find((one) => accepted.includes(one) && packed[one] !== undefined);
  const headers = {
    ...strictHeaders,
    'content-type': type,
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
  };
  return new Response((encoding === undefined ? undefined : packed[encoding]) ?? plain, { headers });
}

function pageAnswer(files: ReadonlyMap<string, BuiltFile>): Response {
  const nonce = randomBytes(16).toString('base64url');
  const text = new TextDecoder().decode(files.get('/index.html')?.plain).replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`);
  return new Response(text, { headers: faceHeaders(nonce) });
}

/** The first start builds the face while the demo loads; whoever comes earlier is told, and shown the page when it is there. */
function beingBuilt(): Response {
  const text = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>山海</title><p>界面正在生成，请稍候…… The pages are being built …</p>';
  return new Response(text, { status: 503, headers: { ...strictHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '2' } });
}
