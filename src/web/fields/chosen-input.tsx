import { Radio, Select } from 'antd';
import { useLanguage } from '../shell/locale.tsx';
import { choicesOf } from './choices-of.ts';
import type { InputProps } from './input-props.ts';
import { valueText } from './value-text.ts';
import { fieldWords } from './words.ts';

export function ChoiceInput(props: InputProps) {
  const { id, field, value, onChange, invalid, describedBy, label } = props;
  const { t, locale } = useLanguage();
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={typeof value === 'string' ? value : null}
      options={choicesOf(props, locale)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={field.optional}
      status={invalid ? 'error' : ''}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={t(fieldWords.choose)}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  );
}

/** A part of the figure that another field names. */
export function SliceInput({ id, field, value, onChange, invalid, label, describedBy, regions, beside }: InputProps) {
  const { t, locale } = useLanguage();
  const parts = field.measured?.parts?.(beside?.[field.measured.by]) ?? [];
  const kept = typeof value === 'string' ? value : null;
  const shown = kept === null || parts.includes(kept) ? parts : [kept, ...parts];
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={kept}
      options={shown.map((part) => ({ value: part, label: valueText(field, part, locale, regions) }))}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      disabled={shown.length === 0}
      status={invalid ? 'error' : ''}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={t(shown.length === 0 ? fieldWords.noParts : fieldWords.wholeFigure)}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  );
}

/** Yes, no or not said: a blank is not a no. */
export function FlagInput({ field, value, onChange, label, describedBy }: InputProps) {
  const { t } = useLanguage();
  const unset = field.optional ? [{ value: 'unset', label: t(fieldWords.unset) }] : [];
  return (
    <Radio.Group
      aria-label={label}
      aria-describedby={describedBy}
      value={value === true ? 'yes' : value === false ? 'no' : 'unset'}
      options={[{ value: 'yes', label: t(fieldWords.yes) }, { value: 'no', label: t(fieldWords.no) }, ...unset]}
      onChange={({ target }) => onChange(target.value === 'unset' ? null : target.value === 'yes')}
    />
  );
}

/** A region of the side that the field takes, its city before it. */
export function RegionInput({ id, field, value, onChange, invalid, describedBy, label, regions }: InputProps) {
  const { t, locale } = useLanguage();
  const options = regions.all
    .filter(({ code }) => typeof field.accept(code, regions) === 'string')
    .map(({ code, parent }) => ({ value: code, label: [...(parent === null ? [] : [regions.title(parent, locale)]), regions.title(code, locale)].join(' ') }));
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={typeof value === 'string' ? value : null}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={field.optional}
      status={invalid ? 'error' : ''}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={t(fieldWords.choose)}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  );
}
