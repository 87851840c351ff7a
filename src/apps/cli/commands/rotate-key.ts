import { Command, Option } from 'commander';
import type { SuiteName } from '../../../adapters/vault/suites.ts';
import { expectNobodyElse } from '../../engine/nobody-else.ts';
import { openStore } from '../../engine/open-engine.ts';
import { rotateKey as rotate } from '../../engine/rotate-key.ts';
import type { Desk } from '../desk.ts';

const ciphers: Readonly<Record<string, SuiteName>> = { aes: 'aes-256-gcm', sm4: 'sm4-gcm' };

export function rotateKey(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('rotate-key')
    .summary(say('更换加密敏感字段和原件的密钥', 'change the key of sensitive fields and originals'))
    .description(
      say(
        '先核对、备份，再用新密钥把敏感字段、原件和二次验证逐批重新加密，记入流水账。服务须先停止。中途断了，数据库谁也打不开，再运行一次就接着做完。\n旧密钥留在同一目录（vault-指纹.json）：以前的备份要用它。大家须重新登录，没提交的上传须重新上传。',
        'Proves and backs up what is there, then encrypts sensitive fields, originals and second factors anew, batch by batch, kept in the journal. A running server must be stopped first. Ended on the way, nobody opens the database until this is run again and goes on.\nThe old key stays beside it (vault-FINGERPRINT.json): backups of before need it. Everybody signs in again; waiting uploads are gone.',
      ),
    )
    .requiredOption('--reason <text>', say('为什么更换，记入流水账', 'why, kept in the journal'))
    .addOption(new Option('--cipher <name>', say('新密钥的算法（默认不变）', 'the new key’s cipher (the old one’s otherwise)')).choices(Object.keys(ciphers)))
    .action(async ({ reason, cipher }: { readonly reason: string; readonly cipher?: string }) => {
      const { settings } = desk;
      await desk.call.host.alone(settings.folder);
      const database = await openStore(settings);
      try {
        await expectNobodyElse(database);
        let told = 0;
        const rotated = await rotate(database, settings, {
          reason,
          suite: cipher === undefined ? undefined : ciphers[cipher],
          progress: (stage, done) => {
            if (stage !== 'reseal' || done < told + 20_000) return;
            told = done;
            desk.tell({ zh: `已重新加密 ${done} 项`, en: `${done} encrypted anew` });
          },
        });
        desk.answer(rotated, () =>
          say(
            `密钥 ${rotated.from} 换成了 ${rotated.to}：${rotated.versions} 行，${rotated.files} 份文件\n请现在就把新密钥另存一份；旧密钥在 ${rotated.oldKey}，以前的备份要用它\n`,
            `Key ${rotated.from} was changed for ${rotated.to}: ${rotated.versions} rows, ${rotated.files} files\nCopy the new key now; the old one is at ${rotated.oldKey}, backups of before need it\n`,
          ),
        );
      } finally {
        await database.close();
      }
    });
}
