import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportFigures, exportLedger } from '../../src/apps/engine/export.ts';
import { clerkOf, forEachMarket, land, salePut } from '../ledger/market.ts';
import { v7 as newId } from 'uuid';
import { anyParty, can, canSomewhere, engineOf, expectNoSecret, ledgers, outcome, said, settled } from './world.ts';

forEachMarket('access: export', (open) => {
  test('an export holds what one sees and may export, and no name of anything else', async () => {
    const world = await settled(open);
    const engine = engineOf(world.market);
    await fc.assert(
      fc.asyncProperty(anyParty, fc.constantFrom(...ledgers), async (party, ledger) => {
        const mine = world.known.filter((one) => one.ledger === ledger && can(party, 'export', ledger, one.county)).length;
        const work = () => exportLedger(engine, party, ledger, 'a.csv');
        expect(await outcome(work, ({ count }) => count)).toBe(canSomewhere(party, 'export', ledger) ? mine : 'access.no-right');
        const text = String(await outcome(work, ({ bytes }) => Buffer.from(bytes).toString()));
        const figures = await said(() => exportFigures(engine, party, [{ figure: 'market.sales', window: 'all' }], 'zh', 'a.csv'));
        expectNoSecret(world, party, [text, figures]);
      }),
      { numRuns: 40 },
    );
  });

  test('a reference to a record out of sight is exported without its name', async () => {
    const { market, suppliers } = await settled(open);
    await land(market, salePut(newId(), 0, String(suppliers.get('2002')), { invoice: 'given' }));
    const { bytes } = await exportLedger(engineOf(market), clerkOf('2001'), 'market.sales', 'a.csv');
    const text = Buffer.from(bytes).toString();
    expect(text).toContain('（无权查看）');
    expect(text).not.toContain('secret-code-2002');
    expect(text).not.toContain(suppliers.get('2002'));
  });
});
