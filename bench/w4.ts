import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 as newId } from 'uuid';
import { KeepAlive } from './keep-alive.ts';
import { median, timed, type Measurement } from './measure.ts';
import type { Server } from './postgres.ts';
import { serve, tokenFor } from './serving.ts';

const writers = 64;
const each = 120;
const rounds = 5;
/** Not counted: a server that runs for months has its code compiled. */
const warm = 2;
const county = '621126';

/** W4: 64 writers add and change sales of one county and month through HTTP, beside 64 connections that insert the same rows. */
export async function run(server: Server): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-w4-'));
  const flags = ['--data', folder, '--database-url', await server.database('w4')];
  const shanhai = await serve(['--empty', ...flags]);
  const bare = await server.database('w4_bare');
  try {
    const token = await tokenFor(flags);
    const supplier = await addSupplier(shanhai.url, token);
    const through: number[] = [];
    const inserts: number[] = [];
    let expected = 0n;
    for (let round = -warm; round < rounds; round++) {
      const written = await timed(() => writeThrough(shanhai.url, token, supplier, round));
      expected += written.result;
      const ms = await insertBare(bare, round);
      if (round < 0) continue;
      through.push((writers * each * 1000) / written.ms);
      inserts.push((writers * each * 1000) / ms);
    }
    await expectFigure(shanhai.url, token, expected);
    const [rate, limit] = [median(through), median(inserts)];
    return [
      {
        workload: 'W4',
        what: `${writers} writers through HTTP, one county and month`,
        value: rate,
        unit: 'writes/s',
        limit: { what: `bare INSERT from ${writers} connections`, value: limit },
        ratio: rate / limit,
        goal: '≥ 0.5 × the limit, figures exact',
        reached: rate / limit >= 0.5,
      },
    ];
  } finally {
    await shanhai.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addSupplier(url: string, token: string): Promise<string> {
  const id = newId();
  const client = new KeepAlive(url, token);
  await client.put(`/api/ledgers/consumption.suppliers/records/${id}`, { base: 0, values: { county, name: '示例供应商', certificate: 'RD1' } });
  client.close();
  return id;
}

/** Every third write changes the record that the writer added last. Answers the sum of the amounts that stand, in fen. */
async function writeThrough(url: string, token: string, supplier: string, round: number): Promise<bigint> {
  const sums = await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const client = new KeepAlive(url, token);
      let sum = 0n;
      let last = { id: '', amount: 0 };
      for (let write = 0; write < each; write++) {
        const change = write % 3 === 2;
        const id = change ? last.id : newId();
        const amount = 100 + ((writer * 31 + write * 7) % 900);
        const values = { county, supplier, category: 'potato', way: 'purchase', amount: `${amount}.00`, soldOn: `2024-10-${String(1 + (write % 28)).padStart(2, '0')}`, invoice: `R${round}-${writer}-${change ? write - 1 : write}` };
        await client.put(`/api/ledgers/consumption.sales/records/${id}`, { base: change ? 1 : 0, values });
        sum += BigInt(amount * 100) - (change ? BigInt(last.amount * 100) : 0n);
        last = { id, amount };
      }
      client.close();
      return sum;
    }),
  );
  return sums.reduce((a, b) => a + b, 0n);
}

async function insertBare(url: string, round: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  await clients[0]?.query(
    'create table if not exists bare (id uuid primary key, county text, supplier uuid, category text, way text, amount numeric(20,2), sold_on date, invoice text)',
  );
  const { ms } = await timed(() =>
    Promise.all(
      clients.map(async (client, writer) => {
        for (let write = 0; write < each; write++) {
          await client.query({
            name: 'insert',
            text: 'insert into bare values ($1, $2, $3, $4, $5, $6, $7, $8)',
            values: [newId(), county, newId(), 'potato', 'purchase', '100.00', '2024-10-01', `R${round}-${writer}-${write}`],
          });
        }
      }),
    ),
  );
  await Promise.all(clients.map((client) => client.end()));
  return ms;
}

async function expectFigure(url: string, token: string, fen: bigint): Promise<void> {
  const answer = await fetch(`${url}/api/figures/consumption.sales?window=2024-10&region=${county}`, { headers: { authorization: `Bearer ${token}` } });
  const { value } = (await answer.json()) as { value: { value: string } };
  const expected = `${fen / 100n}`;
  if (Number(value.value) !== Number(expected)) throw new Error(`The figure says ${value.value}, the writers wrote ${expected}.`);
}
