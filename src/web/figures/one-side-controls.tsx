import type { FigureDeclared } from '../../client/figures.ts';
import { levelTitles } from '../../kernel/declare/level.ts';
import { LevelPicker } from '../review/level-picker.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { PeriodPicker } from '../shown/period-picker.tsx';
import { RegionPicker } from '../shown/region-picker.tsx';
import type { CompareSearch } from './compare-search.ts';
import compare from './compare.module.css';
import style from './figures.module.css';
import { levelsOf } from './side-controls.tsx';
import { SlicePicker } from './slice-picker.tsx';
import { figureWords } from './words.ts';

interface OneSideControlsProps {
  readonly figure: FigureDeclared;
  readonly figures: readonly FigureDeclared[];
  readonly search: CompareSearch;
  readonly change: (to: Partial<CompareSearch>) => void;
  readonly rename: (figure: string) => void;
}

/** Where a figure is asked that is held against something else than a figure. */
export function OneSideControls({ figure, figures, search, change, rename }: OneSideControlsProps) {
  const { t } = useLanguage();
  const chosen = search.with;
  const alike = figure.ledger === null ? [figure] : figures.filter(({ ledger }) => ledger === figure.ledger);
  const place = { window: search.window ?? 'all', region: search.region, slice: search.slice };
  // A list says nothing of levels, and what both say alike stands beside the two anyway.
  const levels = chosen === 'list' ? [] : levelsOf(figure).filter((level) => level !== 'both' || chosen === 'number');
  return (
    <section className={style['card']} aria-label={t(figureWords.figure)}>
      <div className={compare['asked']}>
        <Choose label={t(figureWords.figure)} value={figure.name} options={alike.map((one) => ({ value: one.name, text: t(one.title) }))} onChoose={rename} />
        <PeriodPicker value={place.window} onChange={(to) => change({ window: to })} />
        <RegionPicker value={search.region} onChange={(to) => change({ region: to })} />
        <SlicePicker name={figure.name} place={place} onChange={(to) => change({ slice: to })} />
        {levels.length === 0 ? null : <LevelPicker value={levels.some((level) => level === search.level) ? search.level : undefined} levels={levels} usual={t(levelTitles.submitted)} onChange={(to) => change({ level: to })} />}
      </div>
    </section>
  );
}
