import { Command, Option } from 'commander';
import { levels, levelTitles, type Level } from '../../../kernel/declare/level.ts';
import { ledgerNamed, type ListRequest } from '../../../kernel/ledger/list.ts';
import { readRecords } from '../../engine/records.ts';
import type { Desk } from '../desk.ts';
import { shownValues } from '../shown-values.ts';
import { textTable } from '../text-table.ts';
import { readWhere } from '../where.ts';
import { wholeNumber } from '../whole-number.ts';

interface RecordsFlags {
  readonly where: readonly string[];
  readonly sort?: string;
  readonly level?: Level;
  readonly page: number;
  readonly size: number;
}

export function records(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('records')
    .summary(say('一个台账的记录', 'the records of a ledger'))
    .argument('<ledger>', say('台账名（shanhai ledgers）', 'a ledger (shanhai ledgers)'))
    .option('--where <condition...>', say('条件，如 county=岷县 amount>=1000 soldOn<2024-07-01', 'conditions, e.g. county=岷县 amount>=1000 soldOn<2024-07-01'), [])
    .option('--sort <field>', say('按此字段排序；-field 为倒序；默认日期新的在前', 'the field to sort by; -field descending; default: newest first'))
    .addOption(new Option('--level <level>', say('只列这一级的', 'those at this level alone')).choices(levels))
    .option('--page <number>', say('第几页', 'which page'), wholeNumber(1), 1)
    .option('--size <number>', say('每页几条', 'how many on a page'), wholeNumber(1, 200), 50)
    .addHelpText('after', "\n  shanhai records consumption.sales --where county=岷县 'amount>=100000' --sort -amount")
    .action(async (name: string, { where, sort, level, page, size }: RecordsFlags) => {
      const engine = await desk.engine();
      const ledger = ledgerNamed(engine.store, name);
      const request: ListRequest = {
        ledger: name,
        where: readWhere(engine.store, ledger, where),
        level,
        page,
        size,
        ...(sort === undefined ? {} : { sort: { field: sort.replace(/^[-+]/, ''), descending: sort.startsWith('-') } }),
      };
      const found = await readRecords(engine, desk.party, request);
      desk.answer(found, () => {
        if (found.total === 0) return say('没有符合条件的记录。\n', 'No record fits.\n');
        const filled = ledger.fields.filter(({ name: field }) => found.records.some(({ values }) => values[field] !== null));
        const show = shownValues(engine.store, desk.locale, desk.party, ledger, found.references);
        const columns = filled.map(({ field }) => ({ title: desk.say(field.title), most: 24, ...(field.scale === undefined ? {} : { align: 'right' as const }) }));
        const rows = found.records.map((record) => [...filled.map((field) => show(field, record.values[field.name] ?? null)), desk.say(levelTitles[record.level]), record.source === null ? '' : `${record.source.name} ${record.source.sheet}!${record.source.row}`, record.id]);
        const pages = Math.ceil(found.total / size);
        return `${textTable([...columns, { title: say('级别', 'Level') }, { title: say('来源', 'Source'), most: 40 }, { title: say('记录', 'Record') }], rows)}\n${say(`共 ${found.total} 条，第 ${page}/${pages} 页`, `${found.total} records, page ${page} of ${pages}`)}\n`;
      });
    });
}
