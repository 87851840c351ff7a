import { expect, test } from 'vitest';
import { checkPrecision, claims } from '../../packs/qingdao-dingxi/index.ts';
import { plan } from '../../packs/qingdao-dingxi/generator/plan/plan.ts';
import { domains } from '../../src/domains/index.ts';
import { reckoner } from './reckon.ts';

const figures = domains.flatMap((domain) => domain.figures);

test('every published figure is asked of a declared one', () => {
  expect(claims).toHaveLength(60);
  const names = new Set(figures.map(({ name }) => name));
  expect(claims.filter(({ query }) => !names.has(query.figure)).map(({ id }) => id)).toEqual([]);
});

const records = plan({ seed: 1, scale: 1 });
const reckon = reckoner(records);

test.each(claims)('the planned records give $id', ({ expected, precision, query }) => {
  const got = reckon(query);
  expect({ ...got, ok: checkPrecision(expected, got.value, precision) }).toMatchObject({ ok: true });
  expect(got.records).toBeGreaterThan(0);
});

test('there are about 200,000 records', () => {
  const n = records.reduce((sum, { rows }) => sum + rows.length, 0);
  expect(n).toBeGreaterThan(190_000);
  expect(n).toBeLessThan(210_000);
});

test('precision rounds half away from zero', () => {
  expect(checkPrecision('40', '39.5', 'round:1')).toBe(true);
  expect(checkPrecision('40', '39.4999', 'round:1')).toBe(false);
  expect(checkPrecision('-3', '-2.5', 'round:1')).toBe(true);
  expect(checkPrecision('0.649', '0.6485', 'round:0.001')).toBe(true);
  expect(checkPrecision('0.60', 0.6, 'exact')).toBe(true);
  expect(checkPrecision('30', 33, 'at_least')).toBe(true);
  expect(() => checkPrecision('1', 1, 'about')).toThrow(RangeError);
});
