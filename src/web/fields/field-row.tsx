import { useLanguage } from '../shell/locale.tsx';
import type { DraftProblem, DraftValue } from './draft.ts';
import { FieldInput } from './field-input.tsx';
import style from './fields.module.css';
import type { InputProps } from './input-props.ts';
import { fieldWords } from './words.ts';

type FieldRowProps = Omit<InputProps, 'id' | 'invalid' | 'describedBy' | 'label'> & {
  readonly problems: readonly DraftProblem[];
  /** The value as the server showed it, where it is masked. */
  readonly masked?: DraftValue | undefined;
};

/** A field in a form: its title, its widget, what to know about it, what is wrong with it and how to mend that. */
export function FieldRow({ problems, masked, ...props }: FieldRowProps) {
  const { t } = useLanguage();
  const { name, field } = props;
  const id = `field-${name}`;
  const label = t(field.title);
  const wide = field.widget === 'note' || field.widget === 'evidence';
  const note = masked !== undefined && masked !== null && masked === props.value ? fieldWords.masked : field.note;
  return (
    <div className={`${style['row']} ${wide ? style['wide'] : ''}`}>
      <label htmlFor={id} className={style['label']}>
        {label}
        {field.optional || field.carried !== undefined ? null : (
          <span className={style['star']} title={t(fieldWords.required)}>
            *
          </span>
        )}
      </label>
      <FieldInput {...props} id={id} label={label} invalid={problems.some(({ severity }) => severity === 'error')} describedBy={problems.length > 0 || note !== undefined ? `${id}-said` : undefined} />
      <div id={`${id}-said`} className={style['said']}>
        {problems.map(({ severity, message, mend }, index) => (
          <div key={index} className={style[severity]} role={severity === 'error' ? 'alert' : undefined}>
            {t(message)} · {t(mend)}
          </div>
        ))}
        {problems.length === 0 && note !== undefined ? <span className={style['note']}>{t(note)}</span> : null}
      </div>
    </div>
  );
}
