import type { ReactNode } from 'react';
import style from './choose.module.css';

interface ChooseProps {
  /** What is chosen, for whoever hears it. */
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
}

/** A choice of few, in the browser's own control: it works with any keyboard, on any phone. */
export function Choose({ label, value, options, onChoose }: ChooseProps) {
  return (
    <select className={style['field']} aria-label={label} value={value} onChange={({ target }) => onChoose(target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

interface OneOfProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChoose: (value: T) => void;
}

/** A choice of two to four, all in sight. */
export function OneOf<T extends string>({ label, value, options, onChoose }: OneOfProps<T>) {
  return (
    <fieldset className={style['kinds']} aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" className={style['kind']} aria-pressed={option.value === value} onClick={() => onChoose(option.value)}>
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}

/** Controls in a row that wraps. */
export function Controls({ children }: { readonly children: ReactNode }) {
  return <div className={style['row']}>{children}</div>;
}
