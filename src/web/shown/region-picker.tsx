import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { Choose } from './choose.tsx';
import { placeWords } from './words.ts';

interface RegionPickerProps {
  /** A region's code; absent for everything. */
  readonly value: string | undefined;
  readonly onChange: (region: string | undefined) => void;
  readonly label?: string;
}

/** Chooses a region of the programme, each under the one it lies in. */
export function RegionPicker({ value, onChange, label }: RegionPickerProps) {
  const { t } = useLanguage();
  const regions = useProgramme().data?.regions ?? [];
  const within = (parent: string | null, depth: number): { value: string; text: string }[] =>
    regions.flatMap((region) => (region.parent === parent ? [{ value: region.code, text: `${'\u3000'.repeat(depth)}${t(region.title)}` }, ...within(region.code, depth + 1)] : []));
  return (
    <Choose
      label={label === undefined ? t(placeWords.region) : `${label} ${t(placeWords.region)}`}
      value={value ?? ''}
      options={[{ value: '', text: t(placeWords.everywhere) }, ...within(null, 0)]}
      onChoose={(region) => onChange(region === '' ? undefined : region)}
    />
  );
}
