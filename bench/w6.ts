import { systemParty } from '../src/kernel/access/party.ts';
import { closeBooks, checklistOf, proveBooks } from '../src/apps/engine/closings.ts';
import type { Engine } from '../src/apps/engine/open-engine.ts';
import { v7 as newId } from 'uuid';
import { fillSales } from './fill-sales.ts';
import { timed, type Measurement } from './measure.ts';
import { openBench } from './programme.ts';
import type { Server } from './postgres.ts';

const records = 1_000_000;

/** W6: closing a period with a million records, and proving it anew, beside one read of them. */
export async function run(server: Server): Promise<Measurement[]> {
  const { engine, close } = await openBench(await server.database('closing'));
  try {
    await fillSales(engine, records);
    // What was filled in straight belongs to batches before the journal's first.
    await engine.store.database.query(`select setval('batch_number', 10)`);
    await engine.committer.commit({ batch: newId(), kind: 'edit', party: systemParty, changes: [] });
    const { ms: read } = await timed(() => readOnce(engine));
    const { items } = await checklistOf(engine, systemParty, '2021..2024');
    const { ms: closing } = await timed(() => closeBooks(engine, systemParty, { window: '2021..2024', reason: 'bench', acknowledged: items.map(({ code }) => code) }));
    const { ms: proving, result: proofs } = await timed(() => proveBooks(engine));
    const borne = proofs.every(({ problems }) => problems.length === 0);
    const limit = { what: 'one sequential read of them', value: read / 1000 };
    return [
      { workload: 'W6', what: `close a period with ${records.toLocaleString('en')} records`, value: closing / 1000, unit: 's', limit, ratio: closing / read, goal: '≤ 60 s', reached: closing <= 60_000 },
      { workload: 'W6', what: 'prove it anew from the versions of then', value: proving / 1000, unit: 's', limit, ratio: proving / read, goal: 'every value borne out', reached: borne },
    ];
  } finally {
    await close();
  }
}

async function readOnce({ store }: Engine): Promise<void> {
  for await (const chunk of store.database.copyOut(`select * from consumption_sales where programme = 'bench' order by record`)) if (chunk.length === 0) return;
}
