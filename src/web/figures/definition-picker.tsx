import type { FigureDeclared } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { figureWords } from './words.ts';

interface DefinitionPickerProps {
  readonly figure: FigureDeclared;
  /** The number of one; absent for those in force on each record's day. */
  readonly value: string | undefined;
  readonly onChange: (definition: string | undefined) => void;
  readonly label: string;
}

/** Chooses one of a figure's definitions, where it has several. */
export function DefinitionPicker({ figure: { definitions }, value, onChange, label }: DefinitionPickerProps) {
  const { t } = useLanguage();
  if (definitions.length === 0 && value === undefined) return null;
  return (
    <Choose
      label={`${label} ${t(figureWords.definition)}`}
      value={value ?? ''}
      options={[
        { value: '', text: t(figureWords.definitionInForce) },
        ...definitions.map(({ number, since, until }) => ({ value: String(number), text: t(figureWords.definitionOf(number, since, until)) })),
        ...(value !== undefined && !definitions.some(({ number }) => String(number) === value) ? [{ value, text: value }] : []),
      ]}
      onChoose={(definition) => onChange(definition === '' ? undefined : definition)}
    />
  );
}
