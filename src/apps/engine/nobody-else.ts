import { refuse } from '../../kernel/declare/problem.ts';
import type { Database } from '../../kernel/ports/database.ts';

/**
 * Makes sure that nobody else is connected to the database; the embedded one has a single process anyway.
 * @throws Refusal `store.others-connected`
 */
export async function expectNobodyElse(database: Database): Promise<void> {
  if (database.dialect === 'pglite') return;
  const [row] = await database.query(`select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`);
  if (row?.['n'] !== '0') throw othersConnected(row?.['n'] ?? '?');
}

const othersConnected = (count: string) =>
  refuse(
    'store.others-connected',
    { zh: `还有 ${count} 个连接开着这个数据库`, en: `${count} other connections have this database open` },
    { zh: '请先停止其他服务和工具', en: 'Stop the other servers and tools first' },
  );
