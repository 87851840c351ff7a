import { expect, test } from 'vitest';
import type { Parameter } from '../../src/kernel/ports/database.ts';
import { forEachDatabase } from '../databases.ts';

/** Type, what is bound, and what PostgreSQL prints. */
const values: readonly (readonly [type: string, bound: Parameter, printed: string | null])[] = [
  ['numeric(20,2)', '123456789012345678.90', '123456789012345678.90'],
  ['numeric(20,2)', '0.1', '0.10'],
  ['numeric', '0.1000', '0.1000'],
  ['numeric', '-12345678901234567890.123456789', '-12345678901234567890.123456789'],
  ['integer', -7, '-7'],
  ['bigint', 9007199254740993n, '9007199254740993'],
  ['bigint', '-9223372036854775808', '-9223372036854775808'],
  ['double precision', 0.1, '0.1'],
  ['date', '2024-02-29', '2024-02-29'],
  ['timestamptz', '2024-03-05T08:09:10.123456+08:00', '2024-03-05 00:09:10.123456+00'],
  ['timestamptz', '2024-03-05T08:09:10Z', '2024-03-05 08:09:10+00'],
  ['boolean', true, 't'],
  ['boolean', false, 'f'],
  ['uuid', '0190C2E8-7B5A-7CCC-8AAA-0123456789AB', '0190c2e8-7b5a-7ccc-8aaa-0123456789ab'],
  ['text', 'a\tb\nc\r\nd\\e\\n"f\'g', 'a\tb\nc\r\nd\\e\\n"f\'g'],
  ['text', '陇西县 𠮷 🥔 ＡＢ', '陇西县 𠮷 🥔 ＡＢ'],
  ['text', '', ''],
  ['text', '\\N', '\\N'],
  ['text', null, null],
  ['bytea', '\\x00ff10', '\\x00ff10'],
  ['jsonb', '{"b": 1, "a": [1.10, "山"]}', '{"a": [1.10, "山"], "b": 1}'],
  ['text[]', ['a', 'b,c', '"d"', '\\e', 'NULL', null, '', '山 海', 'x\ny'], '{a,"b,c","\\"d\\"","\\\\e","NULL",NULL,"","山 海","x\ny"}'],
  ['text[]', [], '{}'],
  ['bigint[]', [1, 2n, null], '{1,2,NULL}'],
  ['uuid[]', ['0190c2e8-7b5a-7ccc-8aaa-0123456789ab'], '{0190c2e8-7b5a-7ccc-8aaa-0123456789ab}'],
];

forEachDatabase('values', (open) => {
  test.each(values.map(([type, bound, printed]) => ({ type, bound, printed })))('$type: $printed', async ({ type, bound, printed }) => {
    const database = await open();
    await database.script(`CREATE TABLE kept (value ${type})`);
    expect(await database.run('INSERT INTO kept VALUES ($1)', [bound])).toBe(1);
    expect(await database.query('SELECT value FROM kept')).toEqual([{ value: printed }]);
    expect(await database.transaction((session) => session.query('SELECT value FROM kept'))).toEqual([{ value: printed }]);
    // And what is printed is read again as the same.
    expect(await database.query(`SELECT $1::${type} AS value`, [printed])).toEqual([{ value: printed }]);
  });

  test('arrays are bound as arrays', async () => {
    const database = await open();
    const rows = await database.query('SELECT a, b FROM unnest($1::text[], $2::numeric[]) AS t (a, b)', [['x', '山"\\'], ['1.50', null]]);
    expect(rows).toEqual([{ a: 'x', b: '1.50' }, { a: '山"\\', b: null }]);
  });

  test('the number of rows touched', async () => {
    const database = await open();
    await database.script('CREATE TABLE counted (n int)');
    expect(await database.run('INSERT INTO counted SELECT generate_series(1, 12)')).toBe(12);
    expect(await database.run('UPDATE counted SET n = n + 1 WHERE n > $1', [10])).toBe(2);
    expect(await database.run('DELETE FROM counted')).toBe(12);
  });

  test('a table may change its columns under a repeated statement', async () => {
    const database = await open();
    await database.script('CREATE TABLE changing (a int); INSERT INTO changing VALUES (1)');
    for (let i = 0; i < 7; i++) expect(await database.query('SELECT * FROM changing')).toEqual([{ a: '1' }]);
    await database.script("ALTER TABLE changing ADD COLUMN b text DEFAULT 'x'");
    expect(await database.query('SELECT * FROM changing')).toEqual([{ a: '1', b: 'x' }]);
    await database.run('ALTER TABLE changing DROP COLUMN a');
    expect(await database.query('SELECT * FROM changing')).toEqual([{ b: 'x' }]);
  });

  test('more statement texts than are kept prepared', async () => {
    const database = await open();
    for (let i = 0; i < 700; i++) expect(await database.query(`SELECT ${i} AS n`)).toEqual([{ n: String(i) }]);
    expect(await database.query('SELECT 0 AS n')).toEqual([{ n: '0' }]);
  });
});
