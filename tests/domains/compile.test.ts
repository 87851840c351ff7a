import { expect, test } from 'vitest';
import { domains } from '../../src/domains/index.ts';
import { compile } from '../../src/kernel/model/compile.ts';

test('the declarations of all domains fit together', () => {
  const model = compile(domains);
  expect(model.domains.map(({ name }) => name)).toHaveLength(11);
  expect(model.ledgers.size).toBeGreaterThan(25);
});

test('a ledger referred to stands before those that refer to it, so that loading in order resolves every reference', () => {
  const seen = new Set<string>();
  for (const ledger of domains.flatMap((domain) => domain.ledgers)) {
    for (const field of Object.values(ledger.fields)) {
      if (field.refersTo !== undefined) expect(seen, `${ledger.name} refers to ${field.refersTo}`).toContain(field.refersTo);
    }
    seen.add(ledger.name);
  }
});

test('every figure and rule says itself in both languages', () => {
  for (const domain of domains) {
    for (const { name, title } of domain.figures) expect([name, title.zh === '', title.en === '']).toEqual([name, false, false]);
    for (const ledger of domain.ledgers) {
      for (const rule of ledger.rules) {
        for (const wording of [rule.message, rule.mend]) expect(wording.zh && wording.en, `${ledger.name} ${rule.code}`).not.toBe('');
      }
    }
  }
});
