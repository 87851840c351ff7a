import type { Programme } from '../../client/programme.ts';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import style from './administration.module.css';
import { Asked } from './asked.tsx';
import { administrationWords, programmeWords } from './words.ts';

type Region = Programme['regions'][number];

/** The programme's regions and who is paired with whom. */
export function ProgrammeSection() {
  const { t, locale } = useLanguage();
  const programme = useProgramme();
  return (
    <>
      <Panel title={t(administrationWords.programme)} note={t(programmeWords.note)}>
        <Asked query={programme}>
          {({ regions }) => (
            <div className={style['sides']}>
              {[...new Set(regions.map(({ side }) => side))].map((side) => (
                <div key={side}>
                  <h3>{side === 'east' ? t(programmeWords.east) : side === 'west' ? t(programmeWords.west) : side}</h3>
                  <Branch regions={regions} of={regions.filter((one) => one.side === side && one.parent === null)} />
                </div>
              ))}
            </div>
          )}
        </Asked>
      </Panel>
      <Panel title={t(programmeWords.pairs)}>
        <Asked query={programme}>
          {(found) => (
            <Rows
              label={t(programmeWords.pairs)}
              rows={found.pairs}
              keyOf={({ east, west }) => `${east} ${west}`}
              empty={t(programmeWords.noPairs)}
              columns={[
                { title: t(programmeWords.east), render: ({ east }) => regionTitle(found, east, locale) },
                { title: t(programmeWords.west), render: ({ west }) => regionTitle(found, west, locale) },
              ]}
            />
          )}
        </Asked>
      </Panel>
    </>
  );
}

function Branch({ regions, of }: { readonly regions: readonly Region[]; readonly of: readonly Region[] }) {
  const { t } = useLanguage();
  return (
    <ul className={style['tree']}>
      {of.map(({ code, title }) => {
        const within = regions.filter(({ parent }) => parent === code);
        return (
          <li key={code}>
            {t(title)} <code>{code}</code>
            {within.length === 0 ? null : <Branch regions={regions} of={within} />}
          </li>
        );
      })}
    </ul>
  );
}
