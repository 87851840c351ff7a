import { expect, test } from 'vitest';
import { domains } from '../../src/domains/index.ts';
import { compile } from '../../src/kernel/model/compile.ts';

test('the declarations of all domains fit together', () => {
  const model = compile(domains);
  expect(model.domains.map(({ name }) => name)).toHaveLength(12);
  expect(model.ledgers.size).toBeGreaterThan(25);
});

test('a ledger referred to stands before those that refer to it, so that loading in order resolves every reference', () => {
  const names = domains.flatMap((domain) => domain.ledgers.map(({ name }) => name));
  const early = domains
    .flatMap((domain) => domain.ledgers)
    .flatMap((ledger) =>
      Object.values(ledger.fields)
        .filter(({ refersTo }) => refersTo !== undefined && names.indexOf(refersTo) >= names.indexOf(ledger.name))
        .map(({ refersTo }) => `${ledger.name} stands before ${refersTo}`),
    );
  expect(early).toEqual([]);
});

test('every figure and rule says itself in both languages', () => {
  const wordings = domains.flatMap(({ figures, ledgers }) => [
    ...figures.map(({ name, title }) => ({ name, said: [title] })),
    ...ledgers.flatMap(({ name, rules }) => rules.map(({ code, message, mend }) => ({ name: `${name} ${code}`, said: [message, mend] }))),
  ]);
  const unsaid = wordings.filter(({ said }) => said.some(({ zh, en }) => zh === '' || en === ''));
  expect(unsaid).toEqual([]);
});
