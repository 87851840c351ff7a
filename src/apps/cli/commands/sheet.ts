import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { openWorkbook } from '../../../adapters/workbook/open.ts';
import { describeWorkbook, type TableDescription } from '../../../kernel/sheet/table/describe.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';

export function sheet(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('sheet')
    .summary(say('导入时看到的表：标题、表头、合计、单位、列', 'what the importer sees in a workbook'))
    .description(
      say(
        '列出工作簿里每个工作表的每张表：标题行、表头行、数据行、合计行、注释行，以及各列的表头、单位和类型。\n行号列号从 1 起，与 Excel 一致。不需要数据库，什么也不写入。',
        'Each table of each sheet: title, header, data, total and note rows, and each column’s header, unit and kind.\nRows and columns count from 1 as in the workbook. Needs no database and writes nothing.',
      ),
    )
    .argument('<file>', say('.xlsx、.xls、.ods 或 .csv', '.xlsx, .xls, .ods or .csv'))
    .action(async (file: string) => {
      const path = desk.path(file);
      const description = describeWorkbook(await openWorkbook(await readFile(path), basename(path)));
      desk.answer(description, () =>
        [
          `${basename(path)}  ${description.format}${description.encoding === null ? '' : `  ${description.encoding}`}\n`,
          ...description.sheets.map(({ name, hidden, tables }) => {
            const title = `\n${name}${hidden ? say('（隐藏）', ' (hidden)') : ''}\n`;
            return title + (tables.length === 0 ? say('  没有找到表\n', '  no table found\n') : tables.map(tableText).join('\n'));
          }),
        ].join(''),
      );
    });

  function tableText(table: TableDescription): string {
    const rows: [string, readonly number[]][] = [
      [say('标题', 'title'), table.title_rows],
      [say('表头', 'header'), table.header_rows === null ? [] : span(table.header_rows[0], table.header_rows[1])],
      [say('合计', 'total'), table.total_rows],
      [say('小计', 'subtotal'), table.subtotal_rows],
      [say('单位', 'unit'), table.unit_rows],
      [say('注释', 'note'), table.note_rows],
    ];
    const told = rows.flatMap(([name, at]) => (at.length === 0 ? [] : [`${name} ${runs(at)}`]));
    const body = table.first_data_row === null ? say('没有数据行', 'no data rows') : say(`数据 ${table.first_data_row}–${table.last_data_row}（${table.data_row_count} 行）`, `data ${table.first_data_row}–${table.last_data_row} (${table.data_row_count} rows)`);
    const columns = textTable(
      [{ title: say('列', 'Col') }, { title: say('表头', 'Header'), most: 50 }, { title: say('单位', 'Unit') }, { title: say('类型', 'Kind') }, { title: say('有值', 'Filled'), align: 'right' }],
      table.columns.map(({ col, header_path, unit, kind, filled, serial }) => [col, header_path.join(' / '), unit ?? '', serial ? say('序号', 'serial') : kind, String(filled)]),
    );
    return `  ${[body, ...told].join('  ')}\n${columns.replace(/^/gm, '  ').trimEnd()}\n`;
  }
}

const span = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** `1–3, 7`. */
function runs(rows: readonly number[]): string {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
