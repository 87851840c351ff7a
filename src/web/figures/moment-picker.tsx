import { useQuery } from '@tanstack/react-query';
import { listBatches } from '../../client/batches.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { instantText } from '../shown/time.ts';
import { figureWords } from './words.ts';

interface MomentPickerProps {
  /** A batch's number or an instant; absent for now. */
  readonly value: string | undefined;
  readonly onChange: (at: string | undefined) => void;
  readonly label: string;
}

/** So many batches are offered; older ones are reached through their page. */
const offered = 100;

/** Chooses a state of the ledgers: as it stands, or as it stood after a batch. */
export function MomentPicker({ value, onChange, label }: MomentPickerProps) {
  const { t } = useLanguage();
  const { data } = useQuery({ queryKey: ['batches', offered], queryFn: ({ signal }) => listBatches(1, offered, signal) });
  const options = (data?.batches ?? []).map(({ number, at, fileName }) => ({ value: number, text: t(figureWords.afterBatch(number, instantText(at), fileName ?? '')) }));
  const known = value === undefined || options.some((option) => option.value === value);
  return (
    <Choose
      label={`${label} ${t(figureWords.moment)}`}
      value={value ?? ''}
      options={[{ value: '', text: t(figureWords.asItStands) }, ...(known ? [] : [{ value: value ?? '', text: t(figureWords.asOfMoment(value ?? '')) }]), ...options]}
      onChoose={(at) => onChange(at === '' ? undefined : at)}
    />
  );
}
