import type { ComponentType } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import { ChoiceInput, FlagInput, RegionInput, SliceInput } from './chosen-input.tsx';
import { isUnread } from './draft.ts';
import { EvidenceInput } from './evidence-input.tsx';
import type { InputProps } from './input-props.ts';
import { ReferenceInput } from './reference-input.tsx';
import { valueText } from './value-text.ts';
import { fieldWords } from './words.ts';
import { DateInput, NoteInput, WrittenInput } from './written-input.tsx';
import style from './fields.module.css';

/** By the widget that a field names. What isn't here is written as a cell is. */
const widgets: Readonly<Record<string, ComponentType<InputProps>>> = {
  note: NoteInput,
  date: DateInput,
  month: DateInput,
  choice: ChoiceInput,
  flag: FlagInput,
  region: RegionInput,
  slice: SliceInput,
  reference: ReferenceInput,
  evidence: EvidenceInput,
};

/** The widget for a field; a carried one is only shown. */
export function FieldInput(props: InputProps) {
  const { field, value, regions, references } = props;
  const { t, locale } = useLanguage();
  if (field.carried !== undefined) {
    return (
      <output id={props.id} className={style['carried']} title={t(fieldWords.carried)}>
        {isUnread(value) ? '' : valueText(field, value, locale, regions, references) || '—'}
      </output>
    );
  }
  const Widget = widgets[field.widget] ?? WrittenInput;
  return <Widget {...props} />;
}
