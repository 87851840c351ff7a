import { request } from 'node:http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../src/apps/server/serve.ts';
import { openEmbedded } from '../databases.ts';
import { newId, night, nightsPath, openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse(await openEmbedded());
});
afterAll(async () => {
  await house.close();
  await house.engine.close();
});

/** A request as another program than a browser may make it. */
function plain(method: string, path: string, headers: Record<string, string>, body = ''): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${house.url}${path}`, { method, headers: { cookie: house.cookie(), ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('what is wrong with a request is told as a problem document', () => {
  const wrong: [string, string, string, unknown, number, string][] = [
    ['an unknown address', 'GET', '/api/nothing', undefined, 404, 'route.not-found'],
    ['an unknown method', 'DELETE', '/api/ledgers', undefined, 405, 'route.method-not-allowed'],
    ['an unknown ledger', 'GET', '/api/ledgers/walks.none', undefined, 404, 'ledger.unknown'],
    ['an unknown ledger’s records', 'GET', '/api/ledgers/walks.none/records', undefined, 404, 'ledger.unknown'],
    ['an unknown record', 'GET', `${nightsPath}/${newId()}`, undefined, 404, 'record.not-found'],
    ['an id that is no UUID', 'GET', `${nightsPath}/1`, undefined, 400, 'request.parameter'],
    ['a new id of another version', 'PUT', `${nightsPath}/${'0'.repeat(8)}-0000-4000-8000-000000000000`, { base: 0, values: {} }, 400, 'request.body'],
    ['a body without a base', 'PUT', `${nightsPath}/${newId()}`, { values: {} }, 400, 'request.body'],
    ['values that are a list', 'PUT', `${nightsPath}/${newId()}`, { base: 0, values: [] }, 400, 'request.body'],
    ['a list as body', 'PUT', `${nightsPath}/${newId()}`, [], 400, 'request.malformed-json'],
    ['a delete without a base', 'DELETE', `${nightsPath}/${newId()}`, undefined, 400, 'request.body'],
    ['a delete of nothing', 'DELETE', `${nightsPath}/${newId()}?base=1`, undefined, 404, 'record.not-found'],
    ['an unknown filter', 'GET', `${nightsPath}?colour=red`, undefined, 400, 'request.unknown-parameter'],
    ['a filter of the wrong kind', 'GET', `${nightsPath}?price=much`, undefined, 422, 'cell.not-valid-json'],
    ['a page that is none', 'GET', `${nightsPath}?page=0`, undefined, 400, 'request.parameter'],
    ['a page too large', 'GET', `${nightsPath}?size=201`, undefined, 400, 'request.parameter'],
    ['an unknown order', 'GET', `${nightsPath}?sort=colour`, undefined, 422, 'field.unknown'],
    ['an empty batch', 'POST', '/api/batches', { changes: [] }, 400, 'request.body'],
    ['a batch of something else', 'POST', '/api/batches', { changes: [{ op: 'burn', ledger: 'walks.huts', id: newId() }] }, 400, 'request.body'],
    ['an unknown batch', 'GET', '/api/batches/999', undefined, 404, 'batch.not-found'],
    ['the undo of an unknown batch', 'POST', '/api/batches/nine/undo', undefined, 404, 'batch.not-found'],
    ['an unknown figure', 'GET', '/api/figures/walks.none', undefined, 404, 'figure.unknown'],
    ['an unreadable period', 'GET', '/api/figures/values?window=yesterday', undefined, 400, 'figure.unreadable-window'],
    ['an unknown region', 'GET', '/api/figures/values?region=99', undefined, 404, 'figure.unknown-region'],
    ['an unreadable cursor', 'GET', '/api/figures/walks.income?cursor=x', undefined, 400, 'figure.unreadable-cursor'],
  ];
  test.each(wrong)('%s', async (_, method, path, body, status, code) => {
    const reply = await house.ask(method, path, body, { 'accept-language': 'en' });
    expect([reply.status, code.startsWith('cell.') ? 'cell' : reply.body.code]).toEqual([status, code.startsWith('cell.') ? 'cell' : code]);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body).toMatchObject({ type: `/problems/${reply.body.code}`, status });
    expect(reply.body.detail).not.toMatch(/[\u4e00-\u9fff]{4}/);
    expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|\.ts:\d/);
    for (const { message, mend } of reply.body.problems) expect([message.zh, message.en, mend.zh, mend.en].every((text) => text.length > 1)).toBe(true);
  });

  test('in the reader’s language', async () => {
    for (const [header, expected] of [['zh-CN,zh;q=0.9,en;q=0.8', '没有找到'], ['en-GB', 'Not found'], ['fr', '没有找到'], ['en;q=0.2,zh;q=0.1', 'Not found']] as const) {
      expect((await house.ask('GET', '/api/nothing', undefined, { 'accept-language': header })).body.title).toBe(expected);
    }
  });

  test('bodies: malformed, of another type, too large', async () => {
    const path = `${nightsPath}/${newId()}`;
    const json = { 'content-type': 'application/json' };
    expect((await house.raw('PUT', path, '{"base": 0,', json)).status).toBe(400);
    expect((await house.raw('PUT', path, JSON.stringify({ base: 0, values: night() }), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await house.raw('PUT', path, JSON.stringify({ base: 0, values: {}, reason: 'x'.repeat(2_000_000) }), json)).status).toBe(413);
    const chunked = await plain('PUT', path, { ...json, 'transfer-encoding': 'chunked' }, JSON.stringify({ base: 0, values: {}, reason: 'x'.repeat(1_060_000) }));
    expect(chunked.status).toBe(413);
    expect((await plain('POST', '/api/imports', { 'content-type': 'application/octet-stream', 'content-length': String(300 * 1024 * 1024) })).status).toBe(413);
  });

  test('a failure nobody foresaw shows a number and no stack', async () => {
    const { database } = house.engine.store;
    await database.script('alter table journal rename to hidden');
    try {
      const { status, body } = await house.ask('GET', '/api/batches');
      expect([status, body.code]).toEqual([500, 'server.fault']);
      expect(JSON.stringify(body)).not.toMatch(/journal|relation/);
      expect(house.told.at(-1)).toContain('journal');
    } finally {
      await database.script('alter table hidden rename to journal');
    }
  });
});

describe('other sites can’t make a browser write', () => {
  const write = (headers: Record<string, string>) => plain('PUT', `${nightsPath}/${newId()}`, { 'content-type': 'application/json', ...headers }, JSON.stringify({ base: 0, values: night() }));

  test('refused by origin, by fetch metadata and by the type of a plain form', async () => {
    expect((await write({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await write({ origin: 'null' })).status).toBe(403);
    expect((await write({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await write({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await write({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await plain('POST', '/api/imports', { 'content-type': 'text/plain' }, 'a')).status).toBe(415);
    for (const path of [`/api/imports/${newId()}/commit`, '/api/batches/1/undo']) {
      expect((await plain('POST', path, { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' }, '')).status).toBe(403);
    }
  });

  test('taken from this site and from programs', async () => {
    expect((await write({})).status).toBe(201);
    expect((await write({ origin: house.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test('a name that somebody else’s DNS points here is refused, for reading too', async () => {
    expect((await plain('GET', '/api/ledgers', { host: 'rebound.example' })).status).toBe(421);
    expect((await plain('GET', '/api/ledgers', { host: `localhost:80` })).status).toBe(200);
  });
});

test('every answer has strict headers', async () => {
  for (const path of ['/', '/api', '/api/ledgers', '/api/nothing', '/assets/gone.js']) {
    const { headers } = await house.raw('GET', path);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toMatch(/^(?:no-referrer|same-origin)$/);
  }
});

test('the OpenAPI document is valid and lists every route of every ledger', async () => {
  const { body } = await house.ask('GET', '/api/openapi.json');
  const checked = await new Validator().validate(structuredClone(body));
  expect(checked.errors).toBe(undefined);
  expect(checked.valid).toBe(true);
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/batches', '/api/figures/values', '/api/ledgers/walks.nights/records/{id}', '/api/templates/walks.huts.xlsx']));
  const { properties } = body.components.schemas['walks.nights.values'];
  expect(properties.price).toMatchObject({ type: 'string', format: 'decimal' });
  expect(properties.grade.readOnly).toBe(true);
  const referred = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
  expect(referred.filter((name) => !(name in body.components.schemas))).toEqual([]);
});

test('a taken port is one clear refusal', async () => {
  const port = Number(new URL(house.url).port);
  await expect(startServer(house.engine, { port, demo: false, tell: () => undefined })).rejects.toMatchObject({ code: 'server.port-taken' });
});
