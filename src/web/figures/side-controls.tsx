import type { Comparison, FigureDeclared } from '../../client/figures.ts';
import { levelTitles } from '../../kernel/declare/level.ts';
import { LevelPicker } from '../review/level-picker.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped, spoken } from '../shown/number.ts';
import { PeriodPicker } from '../shown/period-picker.tsx';
import { RegionPicker } from '../shown/region-picker.tsx';
import type { CompareSearch } from './compare-search.ts';
import { DefinitionPicker } from './definition-picker.tsx';
import style from './figures.module.css';
import { MomentPicker } from './moment-picker.tsx';
import { SlicePicker } from './slice-picker.tsx';
import { figureWords } from './words.ts';

interface SideControlsProps {
  readonly figure: FigureDeclared;
  readonly figures: readonly FigureDeclared[];
  readonly search: CompareSearch;
  readonly comparison: Comparison | undefined;
  readonly change: (to: Partial<CompareSearch>) => void;
  /** Puts another figure on the first side; the second keeps its own. */
  readonly rename: (figure: string) => void;
}

/** Both sides beside each other, each with what it is asked by. */
export function SideControls({ figure, figures, search, comparison, change, rename }: SideControlsProps) {
  const { t } = useLanguage();
  const alike = figure.ledger === null ? [figure] : figures.filter(({ ledger }) => ledger === figure.ledger);
  const window = search.window ?? 'all';
  const region = otherOf(search.toRegion, search.region);
  const slice = otherOf(search.toSlice, search.slice);
  const at = otherOf(search.toAt, search.at);
  const definition = otherOf(search.toDefinition, search.definition);
  const level = search.toLevel ?? search.level;
  const other = search.toFigure ?? figure.name;
  const [a, b] = [t(figureWords.sideA), t(figureWords.sideB)];
  const first = { window, region: search.region, slice: search.slice };
  const second = { window: search.toWindow ?? window, region, slice };
  const otherFigure = figures.find((one) => one.name === other);
  return (
    <div className={style['pair']}>
      <section className={style['card']} aria-label={a}>
        <Side tag="a" name={a} side={comparison?.a} />
        <div className={style['choices']}>
          <Choose label={`${a} ${t(figureWords.figure)}`} value={figure.name} options={alike.map((one) => ({ value: one.name, text: t(one.title) }))} onChoose={rename} />
          <PeriodPicker label={a} value={window} onChange={(to) => change({ window: to, toWindow: search.toWindow ?? window })} />
          <RegionPicker label={a} value={search.region} onChange={(to) => change({ region: to, toRegion: search.toRegion ?? search.region ?? 'all' })} />
          <SlicePicker label={a} name={figure.name} place={first} onChange={(to) => change({ slice: to, toSlice: search.toSlice ?? search.slice ?? 'all' })} />
          <DefinitionPicker label={a} figure={figure} value={search.definition} onChange={(to) => change({ definition: to, toDefinition: search.toDefinition ?? search.definition ?? 'all' })} />
          <LevelPicker label={a} value={search.level} levels={levelsOf(figure)} usual={t(levelTitles.submitted)} onChange={(to) => change({ level: to, toLevel: search.toLevel ?? search.level ?? 'submitted' })} />
          <MomentPicker label={a} value={search.at} onChange={(to) => change({ at: to, toAt: search.toAt ?? search.at ?? 'all' })} />
        </div>
      </section>
      <section className={style['card']} aria-label={b}>
        <Side tag="b" name={b} side={comparison?.b} />
        <div className={style['choices']}>
          <Choose label={`${b} ${t(figureWords.figure)}`} value={other} options={alike.map((one) => ({ value: one.name, text: t(one.title) }))} onChoose={(to) => change({ toFigure: to, toSlice: 'all', toDefinition: 'all' })} />
          <PeriodPicker label={b} value={second.window} onChange={(to) => change({ toWindow: to })} />
          <RegionPicker label={b} value={region} onChange={(to) => change({ toRegion: to ?? 'all' })} />
          <SlicePicker label={b} name={other} place={second} onChange={(to) => change({ toSlice: to ?? 'all' })} />
          {otherFigure === undefined ? null : <DefinitionPicker label={b} figure={otherFigure} value={definition} onChange={(to) => change({ toDefinition: to ?? 'all' })} />}
          <LevelPicker label={b} value={level === 'submitted' ? undefined : level} levels={levelsOf(otherFigure ?? figure)} usual={t(levelTitles.submitted)} onChange={(to) => change({ toLevel: to ?? 'submitted' })} />
          <MomentPicker label={b} value={at} onChange={(to) => change({ toAt: to ?? 'all' })} />
        </div>
      </section>
    </div>
  );
}

export const levelsOf = ({ bothSides }: FigureDeclared) => (bothSides ? (['verified', 'confirmed', 'both'] as const) : (['verified', 'confirmed'] as const));

const otherOf = (asked: string | undefined, first: string | undefined): string | undefined => (asked === 'all' ? undefined : (asked ?? first));

function Side({ tag, name, side }: { readonly tag: 'a' | 'b'; readonly name: string; readonly side: Comparison['a'] | undefined }) {
  const { t, locale } = useLanguage();
  if (side === undefined) return <div className={style['sideHead']} />;
  const { number, unit, exact } = spoken(side.value, locale);
  return (
    <div className={style['sideHead']}>
      <span className={style['sideTag']} data-side={tag}>
        {name}
      </span>
      <strong title={exact}>
        {side.recomputed ? (
          <>
            {number} <small>{unit}</small>
          </>
        ) : (
          <FigureDoor figure={side.figure} window={side.window} region={side.region} slice={side.slice} value={side.value} />
        )}
      </strong>
      <span className={style['soft']}>
        {exact} · {t(figureWords.records(grouped(String(side.value.n))))}
      </span>
      {side.recomputed ? <span className={style['note']}>{t(figureWords.recomputed(side.value.asOf.batch))}</span> : null}
      <details className={style['details']}>
        <summary>{t(figureWords.definition)}</summary>
        <p className={style['definition']}>{t(side.definition)}</p>
      </details>
    </div>
  );
}
