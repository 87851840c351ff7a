import { useQuery } from '@tanstack/react-query';
import { readCondition } from '../../client/administration.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { Panel } from '../shown/panel.tsx';
import { lengthText, sizeText } from '../shown/size.ts';
import { instantText } from '../shown/time.ts';
import style from './administration.module.css';
import { Asked } from './asked.tsx';
import { administrationWords, healthWords } from './words.ts';

const twoDays = 2 * 86_400_000;
const isOld = (at: string): boolean => Date.now() - Date.parse(at) > twoDays;

/** How the machine fares. */
export function HealthSection() {
  const { t, locale } = useLanguage();
  const condition = useQuery({ queryKey: ['condition'], queryFn: ({ signal }) => readCondition(signal), refetchInterval: 10_000 });
  return (
    <Panel title={t(administrationWords.health)} note={t(healthWords.note)}>
      <Asked query={condition}>
        {({ version, runtime, up, database, disk, memory, pending, key, backup }) => (
          <dl className={style['facts']}>
            <dt>{t(healthWords.version)}</dt>
            <dd>{t(healthWords.versions(version, runtime))}</dd>
            <dt>{t(healthWords.up)}</dt>
            <dd>{lengthText(up, locale)}</dd>
            <dt>{t(healthWords.database)}</dt>
            <dd>
              {t(database.kind === 'pglite' ? healthWords.embedded : healthWords.postgres)} · {sizeText(database.bytes)}
            </dd>
            <dt>{t(healthWords.backup)}</dt>
            <dd>
              {backup === null ? <span className={style['bad']}>{t(healthWords.noBackup)}</span> : `${instantText(backup.at)} · ${sizeText(backup.size)}`}
              {backup !== null && isOld(backup.at) ? <span className={style['bad']}> {t(healthWords.oldBackup)}</span> : null}
            </dd>
            <dt>{t(healthWords.disk)}</dt>
            <dd>
              {t(healthWords.free(sizeText(disk.free), sizeText(disk.total)))}
              {disk.free < disk.total / 10 ? <span className={style['bad']}> {t(healthWords.fullDisk)}</span> : null}
            </dd>
            <dt>{t(healthWords.memory)}</dt>
            <dd>{sizeText(memory)}</dd>
            <dt>{t(healthWords.pending)}</dt>
            <dd>
              {grouped(String(pending))}
              <small>{t(healthWords.pendingNote)}</small>
            </dd>
            <dt>{t(healthWords.key)}</dt>
            <dd>{t(healthWords.keyThere(key.suite, key.fingerprint))}</dd>
          </dl>
        )}
      </Asked>
    </Panel>
  );
}
