import type { Locale } from '../../kernel/declare/wording.ts';
import type { ImportPlan, PlannedTable, RowCounts } from '../../kernel/sheet/import/plan.ts';
import { sumCounts } from '../../kernel/sheet/import/plan.ts';
import type { ImportLanding } from '../engine/import.ts';
import type { Mark } from '../../adapters/workbook/write/mark.ts';
import type { Desk } from './desk.ts';
import { problemText } from './refusal-text.ts';

export interface Imported {
  readonly plan: ImportPlan;
  /** `undefined` for a preview, and where nothing was written. */
  readonly landing: ImportLanding | undefined;
}

const fewProblems = 50;

export function importJson(imports: readonly Imported[], locale: Locale): object {
  return {
    counts: sumCounts(imports.map(({ plan }) => plan.counts)),
    files: imports.map(({ plan, landing }) => ({
      file: plan.file.name,
      hash: plan.file.hash,
      format: plan.file.format,
      encoding: plan.file.encoding,
      ignored: plan.ignored,
      counts: plan.counts,
      tables: plan.tables.map((table) => ({
        sheet: table.sheet,
        hidden: table.hidden,
        header_rows: table.table.headerRows,
        data_rows: table.table.dataRowCount,
        ledger: table.ledger?.name ?? null,
        columns: table.columns,
        unused: table.unused,
        fromTitle: table.fromTitle,
        counts: table.counts,
        totals: table.totals.map(({ row, column, stated, summed, difference }) => ({ row, column, stated, summed, difference })),
        rejectedRows: table.rejectedRows,
        differences: table.rows.filter(({ differences }) => differences.length > 0).map(({ row, put, differences }) => ({ row, record: put.record, differences })),
      })),
      problems: plan.problems.map((problem) => ({ ...problem, message: problem.message[locale], mend: problem.mend[locale] })),
      landed: landing ?? null,
    })),
  };
}

export function importText(imports: readonly Imported[], desk: Desk, { all, commit }: { all: boolean; commit: boolean }): string {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const lines = imports.map(({ plan, landing }) => {
    const { problems } = plan;
    const told = all ? problems : problems.slice(0, fewProblems);
    const left = problems.length - told.length;
    const encoding = plan.file.encoding === null ? '' : `  ${plan.file.encoding}`;
    return [
      `${plan.file.name}  ${plan.file.format}${encoding}\n`,
      ...plan.tables.map((table) => tableText(table, desk)),
      ...told.map((problem) => problemText(problem, desk.locale).replace(/^(?=.)/gm, '  ')),
      left > 0 ? say(`  ……还有 ${left} 处，加 --all 全部列出\n`, `  … and ${left} more; --all lists them\n`) : '',
      landing === undefined ? '' : landingText(landing, desk),
    ].join('');
  });
  const total = sumCounts(imports.map(({ plan }) => plan.counts));
  const unwritten = imports.filter(({ landing }) => landing === undefined).length;
  const closing = !commit
    ? say('没有写入。加 --commit 写入。', 'Nothing was written; add --commit.')
    : unwritten > 0
      ? say(`${unwritten} 份有行出错，没有写入；改正后重来，或加 --valid 只写正常的行。`, `${unwritten} of the files hold wrong rows and were not written; correct them, or add --valid to write the valid rows.`)
      : '';
  return `${lines.join('\n')}${imports.length > 1 ? `\n${say('合计', 'In all')}  ${countsText(total, desk)}\n` : ''}${closing === '' ? '' : `${closing}\n`}`;
}

function tableText({ sheet, hidden, ledger, columns, unused, fromTitle, counts, totals, table }: PlannedTable, desk: Desk): string {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const rows = table.firstDataRow === null ? '' : ` ${table.firstDataRow}–${table.lastDataRow}`;
  const name = `  ${sheet}${rows}${hidden ? say('（隐藏）', ' (hidden)') : ''} → `;
  if (ledger === undefined) return `${name}${say('不是任何台账，没有读', 'no ledger’s table; not read')}\n`;
  const mapped = columns.map(({ field, column, header, unit, by }) => `${field}=${column} ${header}${unit === null ? '' : `[${unit}]`}${by === 'alias' ? '' : `(${by})`}`);
  const constants = Object.entries(fromTitle).map(([field, text]) => `${field}=“${text}”`);
  const wrong = totals.filter(({ difference }) => difference !== '0').length;
  return [
    `${name}${desk.say(ledger.declared.title)} (${ledger.name})\n`,
    `    ${say('列', 'columns')}  ${[...mapped, ...constants].join('  ')}\n`,
    unused.length === 0 ? '' : `    ${say('没用到', 'unused')}  ${unused.map(({ column, header }) => `${column} ${header}`).join('  ')}\n`,
    `    ${countsText(counts, desk)}\n`,
    totals.length === 0 ? '' : `    ${say(`合计核对 ${totals.length} 处，${wrong === 0 ? '都对' : `不符 ${wrong} 处`}`, `${totals.length} totals checked, ${wrong === 0 ? 'all agree' : `${wrong} differ`}`)}\n`,
  ].join('');
}

function countsText({ read, new: created, changed, same, rejected }: RowCounts, desk: Desk): string {
  return desk.say({
    zh: `读 ${read} = 新 ${created} + 改 ${changed} + 同 ${same} + 拒 ${rejected}`,
    en: `read ${read} = new ${created} + changed ${changed} + same ${same} + rejected ${rejected}`,
  });
}

function landingText({ number, counts, moved, repeated }: ImportLanding, desk: Desk): string {
  const { created, changed } = counts;
  const head = repeated
    ? { zh: `  已在批次 ${number} 写入过\n`, en: `  Landed before as batch ${number}\n` }
    : { zh: `  已写入批次 ${number}：新 ${created}，改 ${changed}\n`, en: `  Landed as batch ${number}: ${created} new, ${changed} changed\n` };
  return desk.say(head) + moved.map(({ figure, window, before, after }) => `    ${figure} ${window}  ${before ?? '—'} → ${after ?? '—'}\n`).join('');
}

/** The cells to mark in the clerk's own workbook; a problem of a whole row stands on its first column. */
export function marksOf(plan: ImportPlan, locale: Locale): Mark[] {
  return plan.tables.flatMap(({ problems, table, columns }) =>
    problems.flatMap(({ place, message, mend }): Mark[] => {
      const row = place.row ?? table.headerRows?.[1];
      if (place.sheet === undefined || row === undefined) return [];
      const column = place.column ?? columns[0]?.column ?? table.columns[0]?.letter ?? 'A';
      return [{ sheet: place.sheet, row, column, message: `${message[locale]}\n${mend[locale]}` }];
    }),
  );
}
