import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { backUp } from '../../engine/backup.ts';
import { stampOf } from '../../engine/backup-daily.ts';
import type { Desk } from '../desk.ts';

export function backup(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('backup')
    .summary(say('把全部记录和原件存成一个文件', 'save all records and originals in one file'))
    .description(
      say(
        '把数据库里的全部项目和全部原件存成一个 .tar.gz，取同一时刻的内容。内置数据库和 PostgreSQL 的备份可互相恢复。\n其中的敏感字段和原件仍是加密的，密钥不在备份里，请另外保管。服务运行时每天也会自动备份到数据目录的 backups 中，保留七份。',
        'Saves all programmes and originals of one moment in one .tar.gz. What was saved from the embedded database restores into PostgreSQL and the other way round.\nSensitive fields and originals stay encrypted in it; the key is not in it and has to be kept elsewhere. A running server also saves one a day in the data folder’s backups, and keeps seven.',
      ),
    )
    .argument('[out]', say('存为（默认在数据目录的 backups 中）', 'where to save it (default: backups in the data folder)'))
    .action(async (out: string | undefined) => {
      const engine = await desk.engine();
      const path = out === undefined ? join(engine.settings.folder, 'backups', `backup-${stampOf(new Date())}.tar.gz`) : desk.path(out);
      const { rows, files, missing } = await backUp({ database: engine.store.database, files: engine.files, vault: engine.vault }, path);
      const { size } = await stat(path);
      const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
      for (const hash of missing) desk.tell({ zh: `原件 ${hash} 不在数据目录里，没有备份到`, en: `The original ${hash} is not in the data folder and was not saved` });
      if (missing.length > 0) desk.foundProblems();
      desk.answer({ path, size, rows, files, missing }, () => say(`${path}  ${total} 行，${files} 份原件，${megabytes(size)}\n`, `${path}  ${total} rows, ${files} originals, ${megabytes(size)}\n`));
    });
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
