import { Command } from 'commander';
import { definitionOn, openFigure, windowText, type ContributingRecord, type FigurePart } from '../../../kernel/figure/index.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import { sheetsOf } from '../../engine/sources.ts';
import type { Desk } from '../desk.ts';
import { askedOf, valueText, withFigureOptions, type FigureFlags } from '../figure-options.ts';
import { textTable } from '../text-table.ts';
import { wholeNumber } from '../whole-number.ts';

interface OpenFlags extends FigureFlags {
  readonly limit: number;
  readonly after?: string;
}

/** The workbook cell a record's contribution was read from; only the row where the figure counts records. */
interface CellPlace {
  readonly file: string;
  readonly hash: string;
  readonly sheet: string;
  readonly cell: string;
}

export function open(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const command = new Command('open')
    .summary(say('打开一个指标：定义、拆分、组成，直到每个单元格', 'open a figure: definition, splits, parts, down to the cells'))
    .description(
      say(
        '打开一个指标：值、定义、按地区和维度的拆分、组成它的指标，以及背后的记录，每条带来源文件、工作表和单元格。\n各条记录的贡献加起来正好等于指标的值。比率等合成指标先列出组成部分，再逐个打开。',
        'Opens a figure: its value, definition, splits by region and dimension, the figures it is made of, and the records behind it, each with its file, sheet and cell.\nThe contributions add up to the value exactly. A ratio shows its parts; open those for their records.',
      ),
    )
    .argument('<figure>', say('指标名，如 funds.industry-share', 'a figure, e.g. funds.industry-share'))
    .option('--limit <number>', say('一次列几条记录', 'how many records at once'), wholeNumber(1, 500), 20)
    .option('--after <cursor>', say('接着上一页（上一页末尾给出）', 'the page after, as told at the end of the one before'))
    .addHelpText('after', '\n  shanhai open funds.industry-share --window 2021..2024\n  shanhai open consumption.sales --year 2024 --county 岷县 --limit 50')
    .action(async (name: string, { limit, after, ...flags }: OpenFlags) => {
      const { store } = await desk.engine();
      const opened = await openFigure(store, desk.party, { figure: name, ...(await askedOf(store, flags)) }, { limit, after });
      const places = await placesOf(store, name, opened.records.page);
      const page = opened.records.page.map((record) => ({ ...record, place: places.get(record) ?? null }));
      desk.answer({ figure: name, ...opened, records: { ...opened.records, page } }, () => {
        const { value, regions, dimensions, parts, records } = opened;
        const head = `${desk.say(opened.title)}  ${name}  ${opened.window}\n\n  ${valueText(value, desk)} ${desk.say(value.unit)}\n\n${desk.say(opened.definition)}\n`;
        const sections = [
          partsText(say('由这些指标组成', 'Made of'), parts, desk),
          partsText(say('按地区', 'By region'), regions, desk),
          ...dimensions.map((dimension) => partsText(`${say('按', 'By ')}${desk.say(dimension.title)}`, dimension.parts, desk)),
        ];
        const listed = page.map(({ region, day, contribution, record, place }) => [
          store.regions.title(region, desk.locale),
          day === 0 ? '' : String(day).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'),
          contribution,
          place === null ? say('（直接填写）', '(typed in)') : `${place.file} ${place.sheet}!${place.cell}`,
          record,
        ]);
        const columns = [{ title: say('地区', 'Region') }, { title: say('日期', 'Day') }, { title: say('贡献', 'Contribution'), align: 'right' as const }, { title: say('来源', 'Source'), most: 60 }, { title: say('记录', 'Record') }];
        const table = listed.length === 0 ? '' : `\n${say(`记录 ${records.total} 条`, `${records.total} records`)}\n${textTable(columns, listed)}`;
        const more = records.next === null ? '' : say(`\n下一页：加 --after ${records.next}\n`, `\nNext page: --after ${records.next}\n`);
        return head + sections.join('') + table + more;
      });
    });
  return withFigureOptions(command, desk);
}

async function placesOf(store: Store, figure: string, records: readonly ContributingRecord[]): Promise<Map<ContributingRecord, CellPlace>> {
  const sheets = await sheetsOf(store, records.map(({ source }) => source));
  const declared = store.model.figures.get(figure);
  const places = new Map<ContributingRecord, CellPlace>();
  for (const record of records) {
    const kept = record.source === null ? undefined : sheets.get(record.source);
    if (kept === undefined || record.row === null) continue;
    const measured = declared?.kind === 'base' ? definitionOn(declared, record.day).measured?.name : undefined;
    const column = measured === undefined ? undefined : kept.layout[measured];
    places.set(record, { file: kept.name, hash: kept.file, sheet: kept.sheet, cell: column === undefined ? `${record.row}:${record.row}` : `${column}${record.row}` });
  }
  return places;
}

function partsText(title: string, parts: readonly FigurePart[], desk: Desk): string {
  if (parts.length === 0) return '';
  const rows = parts.map(({ title: name, request, value }) => [desk.say(name), valueText(value, desk), desk.say(value.unit), String(value.n), request.figure === undefined ? '' : spanOf(request)]);
  const columns = [{ title, most: 60 }, { title: desk.say({ zh: '值', en: 'Value' }), align: 'right' as const }, { title: desk.say({ zh: '单位', en: 'Unit' }) }, { title: desk.say({ zh: '记录', en: 'Records' }), align: 'right' as const }, { title: desk.say({ zh: '打开', en: 'Opens as' }), most: 90 }];
  return `\n${textTable(columns, rows)}`;
}

/** How a part is opened in its turn. */
function spanOf({ figure, window, region, slice, level }: FigurePart['request']): string {
  const span = typeof window === 'string' ? window : windowText(window);
  return `open ${figure} --window ${span}${region === undefined ? '' : ` --county ${region}`}${slice === undefined || slice === '' ? '' : ` --slice '${slice}'`}${level === undefined || level === 'submitted' ? '' : ` --level ${level}`}`;
}
