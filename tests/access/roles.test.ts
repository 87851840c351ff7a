import { expect, test } from 'vitest';
import { domains } from '../../src/domains/index.ts';
import { roles } from '../../src/domains/roles.ts';
import { checkRoles } from '../../src/kernel/access/check-roles.ts';
import { allowsThroughout, may, mayIn } from '../../src/kernel/access/may.ts';
import { grantsOf, type Party } from '../../src/kernel/access/party.ts';
import { ledgerActions, programmeActions, role as declareRole, type ProgrammeAction } from '../../src/kernel/declare/role.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { regions } from '../../packs/qingdao-dingxi/regions.ts';

const model = compile(domains);
const book = regionBook(regions);
const partyWith = (name: string, places: 'all' | readonly string[]): Party => ({ id: name, title: name, grants: roles.filter((role) => role.name === name).flatMap((role) => grantsOf(role, places)) });

test('roles name ledgers and domains that there are, each role once and in both languages', () => {
  const names = new Set([...model.ledgers.keys(), ...domains.map(({ name }) => name)]);
  for (const { title, note, rules } of roles) {
    expect(Object.values({ ...title, ...note }).filter((text) => text === '')).toEqual([]);
    const named = rules.flatMap(({ ledgers }) => (ledgers === 'all' ? [] : ledgers));
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  }
  expect(new Set(roles.map(({ name }) => name)).size).toBe(roles.length);
  checkRoles(model, roles);
});

test('who acts for an organisation sees nothing without one, and of no ledger everybody’s rows', () => {
  const outside = roles.filter(({ organisation }) => organisation !== undefined);
  expect(outside.map(({ name }) => name)).toEqual(['park-operator', 'enterprise', 'charity']);
  for (const { name, organisation = '' } of outside) {
    expect(partyWith(name, 'all').grants).toEqual([]);
    const bound: Party = { id: name, title: name, grants: roles.filter((role) => role.name === name).flatMap((role) => grantsOf(role, 'all', { organisation: { ledger: organisation, record: 'r', name: 'n' } })) };
    expect(bound.grants.length).toBeGreaterThan(0);
    for (const ledger of model.ledgers.values()) expect(allowsThroughout(bound, ledger, 'see', '621126', book)).toBe(false);
  }
});

test('own rows that can’t be told of a ledger are refused before anybody has the role', () => {
  const title = { zh: '甲', en: 'A' };
  const own = (ledger: string, by: string, says: 'record' | 'name') => () => checkRoles(model, [declareRole('some-role', { title, note: title, organisation: 'consumption.suppliers', rules: [{ ledgers: [ledger], actions: ['see'], own: { by, says } }] })]);
  expect(own('consumption.sales', 'supplier', 'record')).not.toThrow();
  for (const wrong of [own('consumption.sales', 'buyer', 'record'), own('consumption.sales', 'supplier', 'name'), own('consumption.sales', 'nothing', 'name'), own('consumption.sales', 'itself', 'record'), own('consumption', 'supplier', 'record'), own('consumption.suppliers', 'phone', 'name')]) {
    expect(wrong).toThrow(TypeError);
  }
});

test('the three administrators see no record and share no duty; auditors and assessors change nothing', () => {
  const administrators = roles.filter(({ apart }) => apart === 'administration').map(({ name }) => partyWith(name, 'all'));
  expect(administrators).toHaveLength(3);
  for (const party of administrators) for (const ledger of model.ledgers.values()) expect(ledgerActions.filter((action) => mayIn(party, ledger, action))).toEqual([]);
  const holders = (action: ProgrammeAction) => roles.filter(({ name, apart }) => apart === 'administration' && may(partyWith(name, 'all'), action)).map(({ name }) => name);
  // Whoever asks for a backup needs somebody else's word, and either of the others may give it.
  expect(holders('countersign')).toEqual(['security-administrator', 'audit-administrator']);
  for (const action of programmeActions.filter((one) => one !== 'countersign')) expect(holders(action).length).toBeLessThanOrEqual(1);
  for (const name of ['auditor', 'assessor']) expect((['write', 'import', 'undo'] as const).filter((action) => may(partyWith(name, 'all'), action))).toEqual([]);
  expect(may(partyWith('assessor', 'all'), 'unmask')).toBe(false);
});

test('no role sees sensitive fields in full without a word', () => {
  for (const { name } of roles) expect(may(partyWith(name, 'all'), 'reveal')).toBe(false);
});

test('a county clerk sees the county, and elsewhere only what the county’s records refer to', () => {
  const clerk = partyWith('county-clerk', ['621126']);
  const elsewhere = [...model.ledgers.values()].filter((ledger) => allowsThroughout(clerk, ledger, 'see', '370211', book)).map(({ name }) => name);
  expect(elsewhere.toSorted()).toEqual(['consumption.outlets', 'labour.stations', 'pairing.parties']);
  for (const ledger of model.ledgers.values()) expect(allowsThroughout(clerk, ledger, 'see', '621126', book)).toBe(true);
});
