import { access } from 'node:fs/promises';
import { Command } from 'commander';
import { checkEngine } from '../../engine/check.ts';
import { openStore } from '../../engine/open-engine.ts';
import { restore } from '../../engine/restore.ts';
import type { Desk } from '../desk.ts';
import { reportText } from './check.ts';

export function restoreBackup(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('restore')
    .summary(say('从备份恢复', 'bring a backup back'))
    .description(
      say(
        '把备份恢复到一个没有记录的数据库，随后核对一遍。已有记录时会拒绝，--replace 则先清掉现有内容。\n全部恢复或什么也不变；备份由旧版写成时随后升级。运行中的服务须先停止。',
        'Brings a backup into a database without records, then checks it. Refused where there are records, unless --replace throws them away.\nAll of it or nothing; what an older release saved is upgraded. A running server must be stopped first.',
      ),
    )
    .argument('<file>', say('备份文件', 'the backup'))
    .option('--replace', say('清掉现有的全部记录', 'throw away all records that are there'))
    .action(async (file: string, { replace }: { replace?: true }) => {
      const { settings } = desk;
      const path = desk.path(file);
      await access(path);
      await desk.call.host.alone(settings.folder);
      const database = await openStore(settings);
      let restored;
      try {
        restored = await restore(database, settings, path, replace === true);
      } finally {
        await database.close();
      }
      const report = await checkEngine(await desk.engine());
      if (report.problems.length > 0) desk.foundProblems();
      desk.answer({ ...restored, check: { ok: report.problems.length === 0, ...report } }, () => {
        const total = Object.values(restored.rows).reduce((sum, count) => sum + count, 0);
        return say(`已恢复 ${restored.at} 的备份：${total} 行，${restored.files} 份原件\n`, `Restored the backup of ${restored.at}: ${total} rows, ${restored.files} originals\n`) + reportText(report, desk);
      });
    });
}
