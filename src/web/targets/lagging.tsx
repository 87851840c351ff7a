import type { TargetProgress, TargetsTold } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { gapText, said } from './said.ts';
import { StandingTag } from './standing.tsx';
import style from './targets.module.css';
import { targetWords } from './words.ts';

interface LaggingProps {
  readonly targets: readonly TargetProgress[];
  readonly standings: TargetsTold['standings'];
  readonly onOpen: (target: TargetProgress) => void;
}

/** A number that was reckoned: it opens the target, which says how. */
function Opens({ target, onOpen, children }: { readonly target: TargetProgress; readonly onOpen: LaggingProps['onOpen']; readonly children: string }) {
  return children === '—' ? (
    children
  ) : (
    <button type="button" className={style['link']} onClick={() => onOpen(target)}>
      {children}
    </button>
  );
}

/** Which targets are behind, the farthest first: regions and figures, never people. */
export function Lagging({ targets, standings, onOpen }: LaggingProps) {
  const { t, locale } = useLanguage();
  const programme = useProgramme().data;
  const lagging = targets.filter(({ standing }) => standing === 'behind' || standing === 'far-behind').sort((a, b) => (a.pace ?? 0) - (b.pace ?? 0));
  return (
    <Panel title={t(targetWords.lagging)}>
      <Rows
        label={t(targetWords.lagging)}
        rows={lagging}
        keyOf={({ key }) => key}
        empty={t(targetWords.laggingNone)}
        columns={[
          { title: t(targetWords.region), render: ({ region }) => (programme === undefined ? region : regionTitle(programme, region, locale)) },
          {
            title: t(targetWords.figure),
            render: (target) => (
              <button type="button" className={style['link']} onClick={() => onOpen(target)}>
                {t(target.title)}
              </button>
            ),
          },
          { title: t(targetWords.standing), render: ({ standing }) => (standing === null ? '' : <StandingTag standing={standing} standings={standings} />) },
          { title: t(targetWords.actual), amount: true, render: ({ figure, opens, actual, unit }) => (actual === null ? '—' : <FigureDoor figure={figure} window={opens.window} region={opens.region} slice={opens.slice} value={{ ...actual, unit }} />) },
          { title: t(targetWords.due), amount: true, render: (target) => <Opens target={target} onOpen={onOpen}>{said(target.due, target.unit, locale)}</Opens> },
          { title: t(targetWords.gap), amount: true, render: (target) => <Opens target={target} onOpen={onOpen}>{target.bound === 'most' ? `${t(target.gap?.value.startsWith('-') === true ? targetWords.beyond : targetWords.left)} ${gapText(target.gap, target.unit, locale)}` : said(target.gap, target.unit, locale)}</Opens> },
          { title: t(targetWords.perMonth), amount: true, render: (target) => <Opens target={target} onOpen={onOpen}>{said(target.perMonth, target.unit, locale)}</Opens> },
        ]}
      />
    </Panel>
  );
}
