// A process that imports batch after batch until it is killed, and says what has landed.
import { openPglite } from '../../src/adapters/pglite/open.ts';
import { openPostgres } from '../../src/adapters/postgres/open.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { fold } from '../../src/kernel/figure/index.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { prepareImport } from '../../src/kernel/sheet/import/prepare-import.ts';
import { storeMarket } from '../ledger/market.ts';
import { batchId, batchOf } from './batches.ts';

const [where = '', from = '0', rows = '500'] = process.argv.slice(2);
const database = where.startsWith('postgres') ? await openPostgres(where) : await openPglite(where);
const { store, committer } = await storeMarket(database);
process.stdout.write('ready\n');
for (let n = Number(from); ; n++) {
  const plan = await prepareImport(store, systemParty, batchOf(n, Number(rows)), { batch: batchId(n) });
  await committer.commit(importCommit(plan, systemParty, 'all'));
  process.stdout.write(`landed ${n}\n`);
  if (n % 3 === 2) await fold(database, store.programme);
}
