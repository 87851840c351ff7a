import { createServer } from 'node:net';
import { expect, inject, test } from 'vitest';
import { openPostgres } from '../../src/adapters/postgres/open.ts';
import type { Refusal } from '../../src/kernel/declare/problem.ts';

const url = inject('postgresUrl');
const refusal = (opening: Promise<unknown>) => opening.then(() => undefined, (error: unknown) => error as Refusal);

test('no server', async () => {
  const error = await refusal(openPostgres('postgres://clerk:secret@127.0.0.1:1/programme'));
  expect(error).toMatchObject({ name: 'Refusal', code: 'store.unreachable' });
  expect(JSON.stringify(error?.problems)).toContain('127.0.0.1:1');
  expect(JSON.stringify(error?.problems) + error?.message).not.toContain('secret');
});

test('something that is no PostgreSQL', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  const error = await refusal(openPostgres(`postgres://clerk:secret@127.0.0.1:${port}/programme`));
  expect(error).toMatchObject({ name: 'Refusal', code: 'store.unreachable' });
  server.close();
});

test('no URL', async () => {
  expect(await refusal(openPostgres('postgres://a b:99999999/'))).toMatchObject({ name: 'Refusal' });
});

test('no such database, no such user', async () => {
  const own = new URL(url);
  own.pathname = '/missing';
  expect(await refusal(openPostgres(own.href))).toMatchObject({ code: 'store.refused' });
  own.username = 'nobody_at_all';
  expect(await refusal(openPostgres(own.href))).toMatchObject({ code: 'store.refused' });
});
