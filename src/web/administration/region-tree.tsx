import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import type { Programme } from '../../client/programme.ts';
import { regionsText } from '../shown/regions-text.ts';
import { placeWords } from '../shown/words.ts';
import style from './administration.module.css';
import { roleWords } from './words.ts';

interface RegionTreeProps {
  readonly value: 'all' | readonly string[];
  readonly onChange: (value: 'all' | readonly string[]) => void;
}

/** Chooses regions; one that is chosen takes all within it along. */
export function RegionTree({ value, onChange }: RegionTreeProps) {
  const { t, locale } = useLanguage();
  const programme = useProgramme();
  const chosen = programme.data === undefined || value.length === 0 ? '' : regionsText(programme.data, value, locale);
  return (
    <fieldset>
      <legend>
        {t(roleWords.regions)} <b>{chosen}</b>
      </legend>
      <div className={style['regions']}>
        <label>
          <input type="checkbox" checked={value === 'all'} onChange={({ target }) => onChange(target.checked ? 'all' : [])} />
          {t(placeWords.everywhere)}
        </label>
        {programme.data === undefined ? null : <Branch regions={programme.data.regions} parent={null} value={value} covered={value === 'all'} onChange={onChange} />}
      </div>
    </fieldset>
  );
}

interface BranchProps extends RegionTreeProps {
  readonly regions: Programme['regions'];
  readonly parent: string | null;
  /** A region around these is chosen. */
  readonly covered: boolean;
}

function Branch({ regions, parent, value, covered, onChange }: BranchProps) {
  const { t } = useLanguage();
  const chosen = value === 'all' ? [] : value;
  const here = regions.filter((region) => region.parent === parent);
  if (here.length === 0) return null;
  const within = (code: string): string[] => regions.flatMap((region) => (region.parent === code ? [region.code, ...within(region.code)] : []));
  const toggle = (code: string, isChosen: boolean) => {
    const inner = within(code);
    const others = chosen.filter((one) => one !== code && !inner.includes(one));
    onChange(isChosen ? [...others, code] : others);
  };
  return (
    <ul className={style['tree']}>
      {here.map(({ code, title }) => (
        <li key={code}>
          <label>
            <input type="checkbox" disabled={covered} checked={covered || chosen.includes(code)} onChange={({ target }) => toggle(code, target.checked)} />
            {t(title)}
          </label>
          <Branch regions={regions} parent={code} value={value} covered={covered || chosen.includes(code)} onChange={onChange} />
        </li>
      ))}
    </ul>
  );
}
