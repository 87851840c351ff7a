import type { TargetProgress, TargetsTold } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { said } from './said.ts';
import { StandingTag } from './standing.tsx';
import style from './targets.module.css';
import { targetWords } from './words.ts';

interface LaggingProps {
  readonly targets: readonly TargetProgress[];
  readonly standings: TargetsTold['standings'];
  readonly onOpen: (target: TargetProgress) => void;
}

const shareOfDue = ({ actual, due }: TargetProgress): number => Number(actual?.value ?? 0) / Math.max(Number(due?.value ?? 0), Number.MIN_VALUE);

/** Which targets are behind, the farthest first: regions and figures, never people. */
export function Lagging({ targets, standings, onOpen }: LaggingProps) {
  const { t, locale } = useLanguage();
  const programme = useProgramme().data;
  const lagging = targets.filter(({ standing }) => standing === 'behind' || standing === 'far-behind').sort((a, b) => shareOfDue(a) - shareOfDue(b));
  return (
    <Panel title={t(targetWords.lagging)}>
      <Rows
        label={t(targetWords.lagging)}
        rows={lagging}
        keyOf={({ region, figure }) => `${region} ${figure}`}
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
          { title: t(targetWords.actual), amount: true, render: ({ figure, opens, actual, unit }) => (actual === null ? '—' : <FigureDoor figure={figure} window={opens.window} region={opens.region} value={{ ...actual, unit }} />) },
          { title: t(targetWords.due), amount: true, render: ({ due, unit }) => said(due, unit, locale) },
          { title: t(targetWords.gap), amount: true, render: ({ gap, unit }) => said(gap, unit, locale) },
          { title: t(targetWords.perMonth), amount: true, render: ({ perMonth, unit }) => said(perMonth, unit, locale) },
        ]}
      />
    </Panel>
  );
}
