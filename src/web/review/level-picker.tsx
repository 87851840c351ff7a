import { levelTitles, type Level } from '../../kernel/declare/level.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { reviewWords } from './words.ts';

interface LevelPickerProps {
  /** A level, `both`, or the usual one, which the address leaves out. */
  readonly value: string | undefined;
  /** What is offered besides the usual. */
  readonly levels: readonly (Level | 'both')[];
  /** What the usual is called. */
  readonly usual: string;
  readonly onChange: (level: string | undefined) => void;
  /** Of which of several, for whoever hears it. */
  readonly label?: string;
}

/** Chooses how far records must have come. */
export function LevelPicker({ value, levels, usual, onChange, label }: LevelPickerProps) {
  const { t } = useLanguage();
  return (
    <Choose
      label={label === undefined ? t(reviewWords.level) : `${label} ${t(reviewWords.level)}`}
      value={value ?? ''}
      options={[{ value: '', text: usual }, ...levels.map((level) => ({ value: level, text: t(level === 'both' ? reviewWords.both : levelTitles[level]) }))]}
      onChoose={(level) => onChange(level === '' ? undefined : level)}
    />
  );
}
