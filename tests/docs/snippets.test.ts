import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domains } from '../../src/domains/index.ts';
import type { Domain } from '../../src/kernel/declare/domain.ts';
import type { Field, FieldOptions } from '../../src/kernel/declare/field.ts';
import { Fault } from '../../src/kernel/declare/field.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { root } from '../house/files.ts';
import { snippetsOf } from './snippets.ts';
import { faultsIn } from './type-check.ts';

const snippets = snippetsOf('CONTRIBUTING.md');
const folder = mkdtempSync(join(tmpdir(), 'shanhai-snippets-'));

/** Written elsewhere, so that nothing of it can stay in the house; what is no snippet is imported from the house. */
beforeAll(() => {
  const written = new Set(snippets.map(({ path }) => resolve(root, path)));
  for (const { path, text } of snippets) {
    const at = join(folder, path);
    mkdirSync(dirname(at), { recursive: true });
    const linked = text.replace(/(?<=from ')(\.[^']+)(?=')/g, (specifier) => {
      const target = resolve(root, dirname(path), specifier);
      return written.has(target) ? specifier : target;
    });
    writeFileSync(at, linked);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (path: string): Promise<Record<string, unknown>> => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href) as Promise<Record<string, unknown>>;

test('the blocks of CONTRIBUTING.md pass the type check in their places', () => {
  expect(snippets.map(({ path }) => path)).toEqual([
    'src/kernel/declare/fields/duration.ts',
    'src/domains/study/ledgers.ts',
    'src/domains/study/figures.ts',
    'src/domains/study/index.ts',
  ]);
  expect(faultsIn(snippets)).toEqual([]);
}, 120_000);

test('the type check of blocks finds what is wrong in one', () => {
  const wrong = snippets.map(({ path, text }) => ({ path, text: text.replace("sum('attendances')", "sum('topic')") }));
  expect(faultsIn(wrong).join()).toContain('src/domains/study/figures.ts');
}, 120_000);

test('the domain of CONTRIBUTING.md compiles into the model of all', async () => {
  const { study } = await load('src/domains/study/index.ts');
  const model = compile([...domains, study as Domain]);
  expect(model.ledgers.get('study.sessions')?.figures.map(({ name }) => name).sort()).toEqual(['study.attendances', 'study.held', 'study.visits']);
  expect(model.figures.get('study.share-of-visits')?.kind).toBe('composite');
});

test('the field kind of CONTRIBUTING.md reads what its text says', async () => {
  const { duration } = await load('src/kernel/declare/fields/duration.ts');
  const make = duration as (options: FieldOptions) => Field<number, boolean, 'sums'>;
  const field = make({ title: { zh: '时长', en: 'Lasted' } });
  const surroundings = { epoch: 1900, regions: regionBook([]) } as const;
  expect(['2小时30分', '90分钟', 90, '４５', '', '1小时'].map((cell) => field.read(cell, surroundings))).toEqual([150, 90, 90, 45, null, 60]);
  expect(field.read(2, { ...surroundings, unit: '小时' })).toBe(120);
  for (const cell of ['半天', -1, true, 'x']) expect(field.read(cell, surroundings)).toBeInstanceOf(Fault);
  expect(field.amount(field.restore(field.write(90)))).toBe(90n);
});
