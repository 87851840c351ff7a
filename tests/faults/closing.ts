// A process that closes a month, has it reopened and begins anew, until it is killed; it tells each step that has landed.
import { openPglite } from '../../src/adapters/pglite/open.ts';
import { openPostgres } from '../../src/adapters/postgres/open.ts';
import { listClosings } from '../../src/kernel/closing/closings.ts';
import { approveReopening, askToReopen } from '../../src/kernel/closing/reopen.ts';
import { close, official } from '../closing/closing-world.ts';
import { storeMarket } from '../ledger/market.ts';
import { closedMonth } from './closing-rounds.ts';

const [where = ''] = process.argv.slice(2);
const database = where.startsWith('postgres') ? await openPostgres(where) : await openPglite(where);
const { store } = await storeMarket(database);
process.stdout.write('ready\n');
for (;;) {
  const standing = (await listClosings(database, store.programme)).find(({ reopened }) => reopened === null);
  if (standing === undefined) {
    const { closing } = await close(store, closedMonth);
    process.stdout.write(`closed ${closing}\n`);
  } else if (standing.asked === null) {
    await askToReopen(store, official('one'), standing.closing, '漏报');
    process.stdout.write(`asked ${standing.closing}\n`);
  } else {
    await approveReopening(store, official('other'), standing.closing);
    process.stdout.write(`reopened ${standing.closing}\n`);
  }
}
