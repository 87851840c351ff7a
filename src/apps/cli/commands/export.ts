import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { exportFigures, exportLedger } from '../../engine/export.ts';
import type { Desk } from '../desk.ts';
import { askedOf, withFigureOptions, type FigureFlags } from '../figure-options.ts';

export function exportRecords(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const command = new Command('export')
    .summary(say('导出一个台账或全部指标', 'export a ledger, or the figures'))
    .description(say('把一个台账的全部记录，或某一期间的全部指标，写成 .xlsx 或 .csv。导出的台账可原样再导入。敏感字段默认遮盖，--unmask 理由 完整导出并留痕。', 'Writes all records of a ledger, or all figures of a span, as .xlsx or .csv. An exported ledger reads back as it was. Sensitive fields are masked unless --unmask gives a reason, which is kept in the journal.'))
    .argument('<what>', say('台账名，或 figures', 'a ledger, or figures'))
    .argument('<out>', say('文件名，以 .xlsx 或 .csv 结尾', 'a file ending in .xlsx or .csv'))
    .addHelpText('after', '\n  shanhai export consumption.sales sales.xlsx\n  shanhai export figures 2024.csv --year 2024')
    .action(async (what: string, out: string, flags: FigureFlags) => {
      const engine = await desk.engine();
      const path = desk.path(out);
      const { bytes, count } =
        what === 'figures'
          ? await exportFigures(engine, desk.party, await requestsFor(engine.store, flags), desk.locale, path)
          : await exportLedger(engine, desk.party, what, path);
      await writeFile(path, bytes);
      desk.answer({ what, path, count, size: bytes.length }, () => say(`${path}  ${count} 行\n`, `${path}  ${count} rows\n`));
    });
  return withFigureOptions(command, desk);
}

async function requestsFor(store: Parameters<typeof askedOf>[0], flags: FigureFlags) {
  const asked = await askedOf(store, flags);
  return [...store.model.figures.keys()].map((figure) => ({ figure, ...asked }));
}
