import { useQuery } from '@tanstack/react-query';
import { openFigure, type FigurePlace } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { figureWords } from './words.ts';

interface SlicePickerProps {
  readonly name: string;
  readonly place: FigurePlace;
  readonly onChange: (slice: string | undefined) => void;
  readonly label?: string;
}

/** Chooses one part of one dimension, or the whole again. */
export function SlicePicker({ name, place, onChange, label }: SlicePickerProps) {
  const { t } = useLanguage();
  // A sliced figure isn't split any further: the whole tells which parts there are.
  const whole: FigurePlace = { ...place, slice: undefined };
  const { data } = useQuery({ queryKey: ['figure', name, whole, 1], queryFn: ({ signal }) => openFigure(name, whole, { size: 1 }, signal) });
  const options = (data?.dimensions ?? []).flatMap(({ title, parts }) => parts.map((part) => ({ value: part.slice ?? '', text: t(figureWords.part(t(title), t(part.label))) })));
  if (options.length === 0 && place.slice === undefined) return null;
  const known = place.slice === undefined || options.some(({ value }) => value === place.slice);
  return (
    <Choose
      label={label === undefined ? t(figureWords.slice) : `${label} ${t(figureWords.slice)}`}
      value={place.slice ?? ''}
      options={[{ value: '', text: t(figureWords.wholeFigure) }, ...(known ? [] : [{ value: place.slice ?? '', text: place.slice ?? '' }]), ...options]}
      onChoose={(slice) => onChange(slice === '' ? undefined : slice)}
    />
  );
}
