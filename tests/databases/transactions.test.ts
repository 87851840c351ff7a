import { expect, test } from 'vitest';
import { DatabaseError, type Database } from '../../src/kernel/ports/database.ts';
import { forEachDatabase } from '../databases.ts';

async function accounts(open: () => Promise<Database>): Promise<Database> {
  const database = await open();
  await database.script('CREATE TABLE account (id int CONSTRAINT account_key PRIMARY KEY, balance numeric NOT NULL)');
  return database;
}

const count = async (database: Database) => (await database.query('SELECT count(*) AS n FROM account'))[0]?.['n'];

forEachDatabase('transactions', (open) => {
  test('committed when the work resolves, and its result is answered', async () => {
    const database = await accounts(open);
    const answer = await database.transaction(async (session) => {
      await session.run('INSERT INTO account VALUES (1, 10)');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await count(database)).toBe('1');
  });

  test('tables changed by another session leave an answer under way as it is', async () => {
    const database = await accounts(open);
    const slow = () => database.query('SELECT 7 AS taken, pg_sleep(0.05)');
    await slow();
    const answer = slow();
    await new Promise((passed) => setTimeout(passed, 20));
    await database.script('CREATE TABLE elsewhere (id int)');
    expect((await answer).map(({ taken }) => taken)).toEqual(['7']);
  });

  test('rolled back when the work throws, and its error is told as it is', async () => {
    const database = await accounts(open);
    const failure = new Error('changed my mind');
    const work = database.transaction(async (session) => {
      await session.run('INSERT INTO account VALUES (1, 10)');
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(await count(database)).toBe('0');
  });

  test('a broken unique key says which, and the database stays usable', async () => {
    const database = await accounts(open);
    await database.run('INSERT INTO account VALUES (1, 10)');
    const error: unknown = await database.run('INSERT INTO account VALUES ($1, 10)', [1]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({
      state: '23505',
      constraint: 'account_key',
      detail: 'Key (id)=(1) already exists.',
      message: 'duplicate key value violates unique constraint "account_key"',
    });
    expect(await count(database)).toBe('1');
  });

  test.each([
    ['42601', 'SELEC 1'],
    ['42P01', 'SELECT * FROM missing'],
    ['22P02', "SELECT 'x'::int"],
    ['23502', 'INSERT INTO account VALUES (1, NULL)'],
    ['42601', 'SELECT 1; SELECT 2'],
  ])('state %s for %s', async (state, sql) => {
    const database = await accounts(open);
    await expect(database.query(sql)).rejects.toMatchObject({ name: 'DatabaseError', state });
    await expect(database.transaction((session) => session.run(sql))).rejects.toMatchObject({ state });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: '1' }]);
  });

  test('a swallowed error still means that nothing is committed', async () => {
    const database = await accounts(open);
    const work = database.transaction(async (session) => {
      await session.run('INSERT INTO account VALUES (1, 10)');
      await session.run('INSERT INTO account VALUES (1, 10)').catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ name: 'DatabaseError', state: '25P02' });
    expect(await count(database)).toBe('0');
  });

  test('a savepoint lets a transaction outlive an error', async () => {
    const database = await accounts(open);
    await database.transaction(async (session) => {
      await session.run('INSERT INTO account VALUES (1, 10)');
      await session.script('SAVEPOINT before');
      await session.run('INSERT INTO account VALUES (1, 10)').catch(() => session.script('ROLLBACK TO before'));
      await session.run('INSERT INTO account VALUES (2, 10)');
    });
    expect(await count(database)).toBe('2');
  });

  test('transactions side by side all land, with single statements among them', async () => {
    const database = await accounts(open);
    await database.run('INSERT INTO account VALUES (0, 0)');
    await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        await database.transaction(async (session) => {
          await session.run('INSERT INTO account VALUES ($1, 1)', [n + 1]);
          await session.run('UPDATE account SET balance = balance + 1 WHERE id = 0');
        });
        await count(database);
      }),
    );
    expect(await database.query('SELECT balance FROM account WHERE id = 0')).toEqual([{ balance: '40' }]);
    expect(await count(database)).toBe('41');
  });

  test('statements of one transaction may be asked for at once', async () => {
    const database = await accounts(open);
    const answers = await database.transaction((session) =>
      Promise.all(Array.from({ length: 20 }, (_, n) => session.query('SELECT $1::int AS n', [n]))),
    );
    expect(answers.map(([row]) => row?.['n'])).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  });

  test('of statements asked for at once, those after one that fails fail too, and nothing is committed', async () => {
    const database = await accounts(open);
    const ends: string[] = [];
    const work = database.transaction(async (session) => {
      const asked = ['SELECT 1', 'INSERT INTO account VALUES (1, 10)', 'SELECT 1 / 0', 'INSERT INTO account VALUES (2, 10)'].map((sql) => session.query(sql));
      for (const end of await Promise.allSettled(asked)) ends.push(end.status);
      await Promise.all(asked);
    });
    await expect(work).rejects.toMatchObject({ name: 'DatabaseError', state: '22012' });
    expect(ends).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(await count(database)).toBe('0');
    const swallowed = database.transaction((session) => Promise.allSettled([session.run('INSERT INTO account VALUES (1, 10)'), session.query('SELECT 1 / 0')]));
    await expect(swallowed).rejects.toMatchObject({ state: '25P02' });
    expect(await count(database)).toBe('0');
  });

  test('a copy keeps its place among statements that nobody waited for', async () => {
    const database = await accounts(open);
    const counts = await database.transaction(async (session) => {
      const ask = async () => (await session.query('SELECT count(*) AS n FROM account'))[0]?.['n'];
      const before = ask();
      await session.run('INSERT INTO account VALUES (1, 10)');
      const copied = await session.copyIn('account', ['id', 'balance'], ['2\t1\n3\t1\n']);
      return [await before, copied, await ask()];
    });
    expect(counts).toEqual(['0', 2, '3']);
  });

  test('a statement sent without waiting lands with the others, or fails them all with its error', async () => {
    const database = await accounts(open);
    await database.transaction(async (session) => {
      session.send('INSERT INTO account VALUES (1, 10)');
      await session.run('INSERT INTO account VALUES (2, 10)');
      session.send('INSERT INTO account VALUES ($1, 10)', [3]);
    });
    expect(await count(database)).toBe('3');
    const last = database.transaction(async (session) => {
      await session.run('INSERT INTO account VALUES (4, 10)');
      session.send('INSERT INTO account VALUES (4, 10)');
    });
    await expect(last).rejects.toMatchObject({ name: 'DatabaseError', state: '23505' });
    const midway = database.transaction(async (session) => {
      session.send('INSERT INTO account VALUES (3, 10)');
      await session.query('SELECT 1');
    });
    await expect(midway).rejects.toMatchObject({ name: 'DatabaseError', state: '23505' });
    const swallowed = database.transaction(async (session) => {
      session.send('INSERT INTO account VALUES (3, 10)');
      await session.query('SELECT 1').catch(() => undefined);
      session.send('INSERT INTO account VALUES (5, 10)');
    });
    await expect(swallowed).rejects.toMatchObject({ name: 'DatabaseError', state: '23505' });
    expect(await count(database)).toBe('3');
    await database.run('INSERT INTO account VALUES (6, 10)');
    expect(await count(database)).toBe('4');
  });

  test('an open transaction is seen by nobody else', async () => {
    const database = await accounts(open);
    const outside = { read: () => count(database) };
    const begun = Promise.withResolvers<void>();
    const transaction = database.transaction(async (session) => {
      await session.run('INSERT INTO account VALUES (1, 10)');
      begun.resolve();
      await new Promise((done) => setTimeout(done, 50));
      throw new Error('never mind');
    });
    await begun.promise;
    const seen = outside.read();
    await expect(transaction).rejects.toThrow('never mind');
    expect(await seen).toBe('0');
  });

  test('the database itself refuses to be asked from inside its own transaction', async () => {
    const database = await accounts(open);
    const nested = database.transaction(async () => database.query('SELECT 1'));
    await expect(nested).rejects.toThrow('use the session');
    const deeper = database.transaction(async () => database.transaction(async () => undefined));
    await expect(deeper).rejects.toThrow('use the session');
    expect(await count(database)).toBe('0');
  });

  test('a session is of no use after its transaction', async () => {
    const database = await accounts(open);
    const session = await database.transaction(async (inner) => inner);
    await expect(session.query('SELECT 1')).rejects.toThrow('has ended');
    expect(await count(database)).toBe('0');
  });

  test('a script runs in order and stops at its first error', async () => {
    const database = await accounts(open);
    await expect(database.script('INSERT INTO account VALUES (1, 1); SELECT 1 / 0; SELECT 2')).rejects.toMatchObject({ state: '22012' });
    expect(await count(database)).toBe('0');
  });
});
