import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ledgerTemplate } from '../../engine/template.ts';
import type { Desk } from '../desk.ts';

export function template(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('template')
    .summary(say('一个台账的空白填报表', 'the empty workbook of a ledger'))
    .description(say('生成空白填报表：表头带单位和说明，可选的值有下拉，身份证号等列预先设为文本。', 'Makes the empty workbook of a ledger: headers with units and notes, drop-downs, text columns that keep their digits.'))
    .argument('<ledger>', say('台账名（shanhai ledgers）', 'a ledger (shanhai ledgers)'))
    .argument('[out]', say('存为（默认 台账名.xlsx）', 'where to save it (default LEDGER.xlsx)'))
    .action(async (ledger: string, out: string | undefined) => {
      const bytes = await ledgerTemplate(await desk.engine(), ledger);
      const path = desk.path(out ?? `${ledger}.xlsx`);
      await writeFile(path, bytes);
      desk.answer({ ledger, path, size: bytes.length }, () => `${path}\n`);
    });
}
