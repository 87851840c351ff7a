import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorkbook } from '../../src/adapters/workbook/open.ts';
import { writeSheets, type WrittenCell } from '../../src/adapters/workbook/write/sheets.ts';
import { landPlan, planImport } from '../../src/apps/engine/import.ts';
import type { Engine } from '../../src/apps/engine/open-engine.ts';
import { maskedCopy } from '../../src/apps/engine/originals/masked-copy.ts';
import { readOriginal } from '../../src/apps/engine/originals/read-original.ts';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import type { LedgerAction } from '../../src/kernel/declare/role.ts';
import { forEachMarket, regions, type Market } from '../ledger/market.ts';
import { anyParty, beyondOwn, can as canRow, ledgers, outcome } from './world.ts';

const card = sampleId('100000', 1990, 1, 1);
const stall = ['县区', '摊位号', '开业日期', '停业日期', '摊主证件'];
const names = { '2001': '松县', '2002': '竹县' } as const;
type County = keyof typeof names;

/** A workbook with a column that no ledger takes, and what of it became records. */
interface Book {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly places: readonly (readonly [ledger: string, county: County])[];
  /** Nothing in it but those records. */
  readonly complete: boolean;
}

/** An engine whose originals lie in memory. */
function engineOf({ store, committer }: Market): Engine {
  const kept = new Map<string, Uint8Array>();
  const files = {
    async keep(bytes: Uint8Array) {
      const key = hash('sha256', bytes, 'hex');
      kept.set(key, bytes);
      return key;
    },
    read: async (key: string) => kept.get(key),
  };
  return { store, committer, files } as unknown as Engine;
}

async function bring(engine: Engine, name: string, importer: Party, sheets: Readonly<Record<string, readonly (readonly WrittenCell[])[]>>, more: Omit<Book, 'hash' | 'bytes'>): Promise<Book> {
  const bytes = await writeSheets(Object.entries(sheets).map(([title, rows]) => ({ name: title, rows })));
  const plan = await planImport(engine, importer, { name, bytes }, await openWorkbook(bytes, name));
  await landPlan(engine, importer, { name, bytes }, plan, 'valid');
  return { hash: plan.file.hash, bytes, ...more };
}

const stalls = (prefix: string, ...counties: readonly County[]) => counties.map((county) => [names[county], `${prefix}-${county}!`, '2023-05-01', null, card]);

async function books(engine: Engine, importer: Party): Promise<readonly Book[]> {
  const supplier = (prefix: string) => [['县区', '供应商编号', '供应商名称', '企业性质', '联系电话'], ['松县', `${prefix}-supplier!`, '松山', '企业', '13812345678']];
  return [
    await bring(engine, '一县.xlsx', importer, { 摊位: [stall, ...stalls('one', '2001')] }, { places: [['market.stalls', '2001']], complete: true }),
    await bring(engine, '两县.xlsx', importer, { 摊位: [stall, ...stalls('two', '2001', '2002')], 供应商: supplier('two') }, { places: [['market.stalls', '2001'], ['market.stalls', '2002'], ['market.suppliers', '2001']], complete: true }),
    await bring(engine, '另有名单.xlsx', importer, { 摊位: [stall, ...stalls('list', '2001')], 名单: [['谁'], ['张三丰 138 1234 5678']] }, { places: [['market.stalls', '2001']], complete: false }),
    await bring(engine, '有错.xlsx', importer, { 摊位: [stall, ...stalls('wrong', '2001'), ['梅县', 'wrong-none!', '2023-05-01', null, card]] }, { places: [['market.stalls', '2001']], complete: false }),
  ];
}

/** Of a sheet it is known where its rows are, not whose; own rows alone open nothing of it. */
const can: typeof canRow = (party, ...what) => canRow(beyondOwn(party), ...what);

/** Anyone, with or without the right to originals. */
const anyone = fc.tuple(anyParty, fc.boolean()).map(([party, originals]): Party => (originals ? { ...party, grants: [...party.grants, { role: 'other', regions: [], ledgers: [], actions: ['originals'] }] } : party));
const mayOriginals = (party: Party) => party.grants.some(({ actions }) => actions.includes('originals'));
const throughout = (party: Party, action: LedgerAction, { places }: Book) => places.every(([ledger, county]) => can(party, action, ledger, county));
const everywhere = (party: Party, action: LedgerAction) => ledgers.every((ledger) => regions.every(({ code }) => can(party, action, ledger, code)));
const textOf = async (bytes: Uint8Array) => JSON.stringify((await openWorkbook(bytes, 'copy.xlsx')).sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)]));

forEachMarket('access: originals', (open) => {
  test('an original goes whole only to those who may unmask all that is in it, each time with an entry; a copy shows what they see of its records', async () => {
    const engine = engineOf(await open());
    const { database } = engine.store;
    const brought = await books(engine, systemParty);
    const entries = async () => (await database.query("select about, reason from journal where kind = 'unmask' order by position")).map((row) => [JSON.parse(String(row['about'])).file, row['reason']]);
    await fc.assert(
      fc.asyncProperty(anyone, fc.constantFrom(...brought), async (party, book) => {
        const seen = everywhere(party, 'see') || book.places.some(([ledger, county]) => can(party, 'see', ledger, county));
        const whole = everywhere(party, 'unmask') || (book.complete && throughout(party, 'unmask', book));
        const expected = !mayOriginals(party) ? 'access.no-right' : whole ? 'read' : seen ? 'file.masked' : 'file.not-found';
        const before = await entries();
        const got = await outcome(() => readOriginal(engine, party, book.hash, '核对'), ({ bytes }) => (Buffer.compare(bytes, book.bytes) === 0 ? 'read' : 'other bytes'));
        expect(got).toBe(expected);
        expect(await entries()).toEqual(expected === 'read' ? [...before, [book.hash, '核对']] : before);
        expect(await outcome(() => readOriginal(engine, party, book.hash, ' '), () => 'read')).toBe(expected === 'read' ? 'unmask.reason-missing' : expected);

        const copy = await outcome(() => maskedCopy(engine, party, book.hash), ({ bytes }) => bytes);
        const shown = copy instanceof Uint8Array ? await textOf(copy) : copy;
        expect(shown).toMatch(!mayOriginals(party) ? /^access\.no-right$/ : seen ? /遮盖副本/ : /^file\.not-found$/);
        const hasCopy = mayOriginals(party) && seen;
        for (const [ledger, county] of book.places) expect(new RegExp(ledger === 'market.stalls' ? `[a-z]+-${county}!` : '-supplier!').test(String(shown))).toBe(hasCopy && can(party, 'see', ledger, county));
        for (const secret of [card, '13812345678', '138 1234 5678', '张三丰', '梅县', 'wrong-none!']) expect(shown).not.toContain(secret);
      }),
      { numRuns: 80 },
    );
  });

  test('whoever brought a workbook in gets it back while importing into its ledgers and regions is allowed, and as any other afterwards', async () => {
    const engine = engineOf(await open());
    const brought = await books(engine, { ...systemParty, id: 'someone' });
    await fc.assert(
      fc.asyncProperty(anyone, fc.constantFrom(...brought), async (party, book) => {
        const own = throughout(party, 'import', book);
        const whole = mayOriginals(party) && (everywhere(party, 'unmask') || (book.complete && throughout(party, 'unmask', book)));
        const got = await outcome(() => readOriginal(engine, party, book.hash, '核对'), () => 'read');
        expect(got === 'read').toBe(own || whole);
        expect(await outcome(() => readOriginal(engine, party, book.hash, ''), () => 'read')).toBe(own || whole ? 'unmask.reason-missing' : got);
      }),
      { numRuns: 60 },
    );
  });
});
