/** Writes one transaction after another until it is killed, and says of each when it is done. */
import { writeSync } from 'node:fs';
import { openPglite } from '../../src/adapters/pglite/open.ts';
import { openPostgres } from '../../src/adapters/postgres/open.ts';

const [dialect, place] = process.argv.slice(2) as [string, string];
const database = dialect === 'pglite' ? await openPglite(place) : await openPostgres(place);
await database.script('CREATE TABLE IF NOT EXISTS written (batch int, n int, PRIMARY KEY (batch, n))');
const [last] = await database.query('SELECT coalesce(max(batch), 0) AS batch FROM written');
for (let batch = Number(last?.['batch']) + 1; ; batch++) {
  await database.transaction(async (session) => {
    const lines = Array.from({ length: 200 }, (_, n) => `${batch}\t${n}\n`);
    await session.copyIn('written', ['batch', 'n'], lines);
    for (let n = 200; n < 210; n++) await session.run('INSERT INTO written VALUES ($1, $2)', [batch, n]);
  });
  writeSync(1, `${batch}\n`);
}
