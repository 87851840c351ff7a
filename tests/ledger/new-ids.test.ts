import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { newIds } from '../../src/kernel/ledger/new-ids.ts';

test('ids made for many rows go up, and none comes twice', () => {
  const makers = [newIds(), newIds()];
  const ids = makers.map((next) => Array.from({ length: 2000 }, () => next()));
  for (const made of ids) expect(made.toSorted()).toEqual(made);
  expect(new Set(ids.flat()).size).toBe(4000);
  expect(ids.flat().every((id) => validate(id) && version(id) === 7)).toBe(true);
});
