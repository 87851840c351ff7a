import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { domain } from '../../src/kernel/declare/domain.ts';
import { carried, idNumber, phone, reference, region, text } from '../../src/kernel/declare/fields/index.ts';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import type { Condition } from '../../src/kernel/declare/figure.ts';
import { count, distinct, figure } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { readFigures, rebuild } from '../../src/kernel/figure/index.ts';
import { listPast } from '../../src/kernel/ledger/as-of.ts';
import { listRecords } from '../../src/kernel/ledger/list.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { forEachDatabase } from '../databases.ts';
import { bring, plan, sheet, told, workbook } from '../import/workbooks.ts';
import { codesOf, expectSound } from '../ledger/expectations.ts';
import { openMarket } from '../ledger/market.ts';
import { testVault } from './test-vault.ts';

const title = (zh: string, en: string) => ({ title: { zh, en } });
const county = region(title('县区', 'County'));

const persons = ledger('care.persons', {
  ...title('人员', 'Persons'),
  fields: { county, card: idNumber(title('身份证号', 'ID number')), name: text({ ...title('姓名', 'Name'), sensitive: true }), phone: phone({ ...title('电话', 'Phone'), optional: true }) },
  scope: 'county',
  when: null,
  identity: ['card'],
});
const visits = ledger('care.visits', {
  ...title('走访', 'Visits'),
  fields: { county, number: text(title('编号', 'Number')), person: reference(persons, title('走访对象', 'Person')), phone: carried(persons, 'phone', { via: 'person', ...title('对象电话', 'Their phone') }) },
  scope: 'county',
  when: null,
  identity: ['number'],
});
const reached = figure('care.reached', { ...title('可联系户次', 'Reached'), over: visits, measure: count(), where: { phone: { is: '13812345678' } } });
const phones = figure('care.phones', { ...title('电话数', 'Phones'), over: visits, measure: distinct('phone') });
const care = domain({ name: 'care', title: { zh: '关爱', en: 'Care' }, ledgers: [persons, visits], figures: [reached, phones] });

const [one, two] = [sampleId('100000', 2014, 5, 6), sampleId('100000', 2015, 7, 8)];
const personSheet = (...rows: string[][]) => sheet('人员', [['县区', '身份证号', '姓名', '电话'], ...rows]);
const visitSheet = (...rows: string[][]) => sheet('走访', [['县区', '编号', '走访对象'], ...rows]);

forEachDatabase('encrypted fields', (open) => {
  test('are found, mentioned, carried, counted, compared and taken back through their encrypted texts', async () => {
    const market = await openMarket(await open(), { domains: [care] });
    const { store } = market;
    await bring(market, workbook(personSheet(['松县', one, '欧阳小明', '13812345678'], ['竹县', two, '司马小红', '13812345678'])));
    const first = await bring(market, workbook(visitSheet(['松县', 'V1', one], ['竹县', 'V2', two])));
    expect(told(first.plan)).toEqual([]);

    const rows = await store.database.query('select phone from care_visits where _until is null');
    expect(rows).toEqual([{ phone: testVault.encrypt('13812345678', 'phone') }, { phone: testVault.encrypt('13812345678', 'phone') }]);
    const listed = async (where: Record<string, Condition>) => (await listRecords(store, systemParty, { ledger: 'care.persons', where })).records.map(({ values }) => values['name']);
    expect(await listed({ card: { is: one } })).toEqual(['欧阳小明']);
    expect(await listed({ card: { oneOf: [two, one] } })).toHaveLength(2);
    expect(await listed({ name: { not: '欧阳小明' } })).toEqual(['司马小红']);

    const values = async () => (await readFigures(store, systemParty, ['care.reached', 'care.phones'].map((name) => ({ figure: name, window: 'all' })))).map(({ value }) => value);
    expect(await values()).toEqual(['2', '1']);
    const again = await plan(market, workbook(personSheet(['松县', one, '欧阳小明', '13987654321'], ['竹县', two, '司马小红', '13812345678'])));
    expect(again.counts).toMatchObject({ changed: 1, same: 1 });
    expect(again.tables[0]?.rows[0]?.differences).toEqual([{ field: 'phone', before: expect.not.stringContaining('2345'), after: expect.not.stringContaining('7654') }]);

    const moved = await bring(market, workbook(personSheet(['松县', one, '欧阳小明', '13987654321'])));
    expect(await values()).toEqual(['1', '2']);
    await market.committer.commit(await undoing(store, systemParty, moved.landing.number, newId()));
    expect(await values()).toEqual(['2', '1']);
    const before = await listPast(store, systemParty, { ledger: 'care.persons', where: { phone: { is: '13987654321' } }, at: { batch: moved.landing.number } });
    expect(before.records.map(({ values: then }) => then['card'])).toEqual([one]);

    await rebuild(store);
    expect(await values()).toEqual(['2', '1']);
    await expectSound(market);
    // Proof takes no key: digests are made of what is stored.
    expect((await verifyStore({ ...store, model: compile([care]) })).problems).toEqual([]);
  });

  test('are not told where a mention of one leads nowhere', async () => {
    const market = await openMarket(await open(), { domains: [care] });
    const { problems } = await plan(market, workbook(visitSheet(['松县', 'V1', one])));
    expect(problems.map(({ code }) => code)).toEqual(['cell.no-such-record']);
    expect(JSON.stringify(problems)).not.toContain(one);
  });

  test('have no order', async () => {
    const { store } = await openMarket(await open(), { domains: [care] });
    expect(await codesOf(listRecords(store, systemParty, { ledger: 'care.persons', sort: { field: 'name', descending: false } }))).toEqual(['list.encrypted-order']);
  });

  test('a model compiled without a vault keeps none of them', async () => {
    const field = compile([care]).ledgers.get('care.persons')?.field.get('card')?.field;
    expect(() => field?.write(one)).toThrow('without a vault');
    expect(() => field?.restore(one)).toThrow('without a vault');
    expect(persons.fields.card.write(one)).toBe(one);
  });
});
