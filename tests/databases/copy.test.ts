import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyLine, readCopyLine } from '../../src/kernel/ports/copy.ts';
import type { Session } from '../../src/kernel/ports/database.ts';
import { forEachDatabase } from '../databases.ts';

/** PostgreSQL's text holds every character but NUL and lone surrogates. */
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')).filter((value) => value.isWellFormed());
const awkward = fc.array(fc.constantFrom('\\', '\t', '\n', '\r', '\b', '\f', '\v', 'N', '.', '山', '🥔', 'a')).map((parts) => parts.join(''));
const rows = fc.array(fc.tuple(fc.option(fc.oneof(text, awkward)), fc.option(fc.oneof(text, awkward))));

async function readAll(session: Session, select: string): Promise<string> {
  let all = '';
  for await (const chunk of session.copyOut(select)) {
    expect(chunk.endsWith('\n')).toBe(true);
    all += chunk;
  }
  return all;
}

forEachDatabase('copy', (open) => {
  test('what goes in comes out, whatever the text', async () => {
    const database = await open();
    await database.script('CREATE TABLE lines (n int, a text, b text)');
    await fc.assert(
      fc.asyncProperty(rows, async (values) => {
        await database.run('DELETE FROM lines');
        const lines = values.map(([a, b], n) => copyLine([String(n), a, b]));
        expect(await database.copyIn('lines', ['n', 'a', 'b'], lines)).toBe(values.length);
        const stored = await database.query('SELECT a, b FROM lines ORDER BY n');
        expect(stored).toEqual(values.map(([a, b]) => ({ a, b })));
        expect(await readAll(database, 'SELECT n, a, b FROM lines ORDER BY n')).toBe(lines.join(''));
      }),
      { numRuns: 40 },
    );
  });

  test('lines are read as they were written', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.oneof(text, awkward)), { minLength: 1 }), (values) => {
      expect(readCopyLine(copyLine(values).slice(0, -1))).toEqual(values);
    }));
  });

  test('every kind of value is printed as a query prints it', async () => {
    const database = await open();
    const select = "SELECT 1.50::numeric(20,2), true, '2024-02-29'::date, '2024-03-05T00:00:00Z'::timestamptz, '\\x00ff'::bytea, array['a,b', '\\', null], null";
    expect(await readAll(database, select)).toBe('1.50\tt\t2024-02-29\t2024-03-05 00:00:00+00\t\\\\x00ff\t{"a,b","\\\\\\\\",NULL}\t\\N\n');
  });

  test('many megabytes, in many chunks, with characters of every length', async () => {
    const database = await open();
    await database.script('CREATE TABLE lines (n int, a text)');
    const value = (n: number) => `${'a'.repeat(n % 7)}陇西 🥔 é${n}`;
    const count = 120_000;
    async function* chunks() {
      for (let n = 0; n < count; ) {
        let chunk = '';
        for (const end = Math.min(count, n + 1 + (n % 997)); n < end; n++) chunk += copyLine([String(n), value(n).repeat(3)]);
        yield chunk;
      }
    }
    expect(await database.transaction((session) => session.copyIn('lines', ['n', 'a'], chunks()))).toBe(count);
    const out = (await readAll(database, 'SELECT n, a FROM lines ORDER BY n')).slice(0, -1).split('\n');
    expect(out.length).toBe(count);
    expect(out.findIndex((line, n) => line !== `${n}\t${value(n).repeat(3)}`)).toBe(-1);
  });

  test('nothing at all', async () => {
    const database = await open();
    await database.script('CREATE TABLE lines (a text)');
    expect(await database.copyIn('lines', ['a'], [])).toBe(0);
    expect(await database.copyIn('lines', ['a'], ['', ''])).toBe(0);
    expect(await readAll(database, 'SELECT a FROM lines')).toBe('');
  });

  test('a copy lands whole or not at all', async () => {
    const database = await open();
    await database.script('CREATE TABLE lines (n int primary key)');
    const lines = Array.from({ length: 400_000 }, (_, n) => `${n}\n`);
    const twice = database.copyIn('lines', ['n'], [...lines, '5\n']);
    await expect(twice).rejects.toMatchObject({ name: 'DatabaseError', state: '23505' });
    expect(await database.query('SELECT count(*) AS n FROM lines')).toEqual([{ n: '0' }]);
    await expect(database.copyIn('lines', ['n'], ['x\n'])).rejects.toMatchObject({ state: '22P02' });
    await expect(database.copyIn('lines', ['n'], ['1\t2\n'])).rejects.toMatchObject({ state: '22P04' });
  });

  test("the writer's own error stops the copy and is told as it is", async () => {
    const database = await open();
    await database.script('CREATE TABLE lines (n int)');
    const failure = new RangeError('no more');
    async function* chunks() {
      yield '1\n';
      throw failure;
    }
    await expect(database.copyIn('lines', ['n'], chunks())).rejects.toBe(failure);
    await expect(database.transaction((session) => session.copyIn('lines', ['n'], chunks()))).rejects.toBe(failure);
    expect(await database.query('SELECT count(*) AS n FROM lines')).toEqual([{ n: '0' }]);
  });

  test('a reader may stop early, or fail to start', async () => {
    const database = await open();
    for await (const chunk of database.copyOut('SELECT generate_series(1, 500000)')) {
      expect(chunk.startsWith('1\n2\n')).toBe(true);
      break;
    }
    await expect(readAll(database, 'SELECT * FROM missing')).rejects.toMatchObject({ name: 'DatabaseError', state: '42P01' });
    await expect(readAll(database, 'SELECT 1 / (3 - n) FROM generate_series(1, 5) n')).rejects.toMatchObject({ state: '22012' });
    expect(await readAll(database, 'SELECT 1')).toBe('1\n');
  });

  test('inside a transaction the copy sees its own rows', async () => {
    const database = await open();
    await database.script('CREATE TABLE lines (n int)');
    await database.transaction(async (session) => {
      await session.copyIn('lines', ['n'], ['1\n2\n']);
      expect(await readAll(session, 'SELECT n FROM lines ORDER BY n')).toBe('1\n2\n');
      for await (const chunk of session.copyOut('SELECT generate_series(1, 100000)')) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(await session.query('SELECT count(*) AS n FROM lines')).toEqual([{ n: '2' }]);
    });
  });
});
