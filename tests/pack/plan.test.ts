import { describe, expect, test } from 'vitest';
import { plan } from '../../packs/qingdao-dingxi/generator/plan/plan.ts';
import type { AnyRow, PlannedLedger } from '../../packs/qingdao-dingxi/generator/plan/planned.ts';
import { isSampleId } from '../../src/kernel/declare/fields/index.ts';

const records = plan({ seed: 1, scale: 1 });

function blankRequired({ ledger, rows }: PlannedLedger): string[] {
  const required = Object.entries(ledger.fields).filter(([, field]) => !field.optional);
  return [...new Set(rows.flatMap((row) => required.filter(([name]) => (row[name] ?? null) === null).map(([name]) => name)))];
}

function brokenRules({ ledger, rows }: PlannedLedger): Record<string, number> {
  const broken: Record<string, number> = {};
  const blank = Object.fromEntries(Object.keys(ledger.fields).map((name) => [name, null]));
  for (const row of rows) {
    for (const rule of ledger.rules as unknown as readonly { code: string; holds: (row: AnyRow) => boolean }[]) {
      if (!rule.holds({ ...blank, ...row })) broken[rule.code] = (broken[rule.code] ?? 0) + 1;
    }
  }
  return broken;
}

function repeated({ ledger, rows }: PlannedLedger): number {
  return rows.length - new Set(rows.map((row) => ledger.identity.map((name) => String(row[name])).join('|'))).size;
}

describe.each(records)('$ledger.name', (planned) => {
  test('has what is required, breaks no rule, and no two records are the same fact', () => {
    expect({ blank: blankRequired(planned), broken: brokenRules(planned), repeated: repeated(planned) }).toEqual({ blank: [], broken: {}, repeated: 0 });
  });
});

test('every ID number is an invented one', () => {
  const ids = records.flatMap(({ ledger, rows }) => {
    const names = Object.keys(ledger.fields).filter((name) => ledger.fields[name]?.kind === 'idNumber');
    return names.flatMap((name) => rows.map((row) => row[name] ?? null).filter((id) => id !== null));
  });
  expect(ids.length).toBeGreaterThan(150_000);
  expect(ids.filter((id) => !isSampleId(String(id)))).toEqual([]);
});
