import type { Party } from '../../access/party.ts';
import { refuse, type Refusal } from '../../declare/problem.ts';
import type { Commit, Put } from '../../ledger/change.ts';
import type { Progress } from '../../ports/progress.ts';
import type { ImportPlan } from './plan.ts';

/** `all` lands only a workbook without a single rejected row; `valid` leaves the rejected rows out. */
export type ImportMode = 'all' | 'valid';

/** How an import lands. */
export interface Landed {
  readonly reason?: string | undefined;
  /** `draft` for whoever wants to look at the rows again before they count; default `submitted`. */
  readonly level?: Put['level'] | undefined;
}

/**
 * The commit that an import plan comes to.
 * @throws Refusal `import.rejected-rows` in mode `all` where rows were rejected; `import.nothing-found` where no table
 * of the workbook is anybody's ledger.
 */
export function importCommit(plan: ImportPlan, party: Party, mode: ImportMode, { reason, level = 'submitted' }: Landed = {}, progress?: Progress): Commit {
  const tables = plan.tables.filter(({ ledger }) => ledger !== undefined);
  if (tables.length === 0) throw nothingFound(plan.file.name);
  if (mode === 'all' && plan.counts.rejected > 0) throw rejectedRows(plan.counts.rejected);
  const changes = tables.flatMap(({ rows }, source) => rows.map(({ put, row }): Put => ({ ...put, level, from: { source, row } })));
  return {
    batch: plan.batch,
    kind: 'import',
    party,
    changes,
    file: plan.file.hash,
    sources: tables.flatMap(({ source }) => source ?? []),
    counts: { read: plan.counts.read, rejected: plan.counts.rejected, unchanged: plan.counts.same, unread: plan.unread, ...corrected(plan), ...mismatched(plan) },
    ...(reason === undefined ? {} : { reason }),
    label: plan.file.name,
    ...(progress === undefined ? {} : { progress }),
  };
}

/** What was done to the workbook's contents before they came in; only where something was. */
function corrected({ corrected: cells, tables }: ImportPlan): Record<string, number> {
  const leftOut = tables.reduce((sum, table) => sum + table.leftOut.length, 0);
  return { ...(cells === 0 ? {} : { corrected: cells }), ...(leftOut === 0 ? {} : { leftOut }) };
}

/** Total rows that disagreed with their rows; a period isn't closed over them unseen. */
function mismatched({ problems }: ImportPlan): Record<string, number> {
  const totals = problems.filter(({ code }) => code === 'total.mismatch').length;
  return totals === 0 ? {} : { mismatched: totals };
}

const rejectedRows = (count: number): Refusal =>
  refuse(
    'import.rejected-rows',
    { zh: `有 ${count} 行有误，按“全部或不导入”什么也没有写入`, en: `${count} rows are wrong; as all or nothing was asked, nothing was written` },
    { zh: '请改正后重新导入，或选择只导入正常的行', en: 'Correct them and import again, or choose to import the valid rows' },
  );

const nothingFound = (name: string): Refusal =>
  refuse(
    'import.nothing-found',
    { zh: `“${name}”里没有找到任何台账的表`, en: `No table of any ledger was found in “${name}”` },
    { zh: '请指定台账，或从模板开始填写', en: 'Name the ledger, or start from its template' },
  );
