import { hash } from 'node:crypto';
import type { Problem } from '../../../kernel/declare/problem.ts';
import type { Store } from '../../../kernel/ledger/store.ts';

/**
 * Proves that every issued report is what the journal says was issued, and that none is missing.
 * Problems: `report.altered`, `report.missing`, `report.added`.
 */
export async function verifyReports({ database, programme }: Store): Promise<{ readonly reports: number; readonly problems: readonly Problem[] }> {
  const { entries, rows } = await database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    return {
      entries: await session.query(`select number, about from journal where programme = $1 and kind = 'report' order by position`, [programme]),
      rows: await session.query('select id, number, title, content, hash from report_issue where programme = $1 order by number', [programme]),
    };
  });
  const told = new Map(
    entries.map((entry) => {
      const about = JSON.parse(String(entry['about'])) as { report: string; title: string; hash: string };
      return [about.report, { ...about, number: String(entry['number']) }];
    }),
  );
  const problems: Problem[] = [];
  for (const row of rows) {
    const id = String(row['id']);
    const entry = told.get(id);
    told.delete(id);
    if (entry === undefined || entry.number !== String(row['number'])) problems.push(wrong('report.added', id, { zh: `报告“${row['title']}”不是经发布写入的`, en: `The report “${row['title']}” wasn't issued` }));
    else if (hash('sha256', String(row['content']), 'hex') !== entry.hash || row['hash'] !== entry.hash) problems.push(wrong('report.altered', id, { zh: `报告“${entry.title}”发布后被改过`, en: `The report “${entry.title}” was altered after it was issued` }));
  }
  for (const { report, title } of told.values()) problems.push(wrong('report.missing', report, { zh: `发布过的报告“${title}”不在了`, en: `The report “${title}” that was issued is gone` }));
  return { reports: rows.length, problems };
}

const wrong = (code: string, record: string, message: Problem['message']): Problem => ({
  code,
  severity: 'error',
  place: { record },
  message,
  mend: { zh: '有人绕过山海改了数据库；请从备份恢复，并查明是谁', en: 'Somebody wrote to the database around Shanhai; restore it from a backup and find out who' },
});
