import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMigrations, writeMigration } from '../../src/apps/migration/write-migration.ts';
import { domains } from '../../src/domains/index.ts';
import { compare } from '../../src/kernel/model/compare.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { snapshotHash, snapshotOf } from '../../src/kernel/model/snapshot.ts';
import { market } from '../ledger/market.ts';
import { root } from './files.ts';

test('the snapshot beside the migrations is the model’s: after changing a declaration, npm run migration -- NAME', () => {
  const model = compile(domains);
  const { snapshot, history } = readMigrations(join(root, 'migrations'));
  expect(compare(snapshot, model).steps.map(({ says }) => says)).toEqual([]);
  expect(history.at(-1)?.hash).toBe(snapshotHash(snapshotOf(model)));
  const files = readdirSync(join(root, 'migrations')).filter((name) => name.endsWith('.sql'));
  expect(files.toSorted()).toEqual(history.map(({ name }) => `${name}.sql`));
});

test('the tables are as the first migration says, as long as it is the only one', () => {
  const kept = join(root, 'migrations');
  const [first, ...more] = readMigrations(kept).history;
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-migrations-'));
  const written = writeMigration(folder, compile(domains), 'initial');
  const stale = more.length === 0 && readFileSync(join(folder, String(written)), 'utf8') !== readFileSync(join(kept, `${first?.name}.sql`), 'utf8');
  rmSync(folder, { recursive: true });
  expect(stale, 'npm run migration -- --initial').toBe(false);
});

test('each change of the model is written down once, in words and in SQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-migrations-'));
  const before = { ...market, ledgers: market.ledgers.slice(0, 2), figures: [] };
  expect(writeMigration(folder, compile([before]), 'initial')).toBe('0001-initial.sql');
  expect(writeMigration(folder, compile([before]), 'again')).toBeUndefined();
  expect(writeMigration(folder, compile([market]), 'returns')).toBe('0002-returns.sql');
  const sql = readFileSync(join(folder, '0002-returns.sql'), 'utf8');
  expect(sql).toContain('-- new ledger market.returns (safe)\ncreate table "market_returns"');
  expect(sql).toContain('-- figures made anew: market.turnover');
  expect(readMigrations(folder).history.map(({ name, risk }) => `${name} ${risk}`)).toEqual(['0001-initial safe', '0002-returns safe']);
  rmSync(folder, { recursive: true });
});
