import { Radio } from 'antd';
import style from './records.module.css';

/** Two sides of something of which one is to be taken. */
export interface TwoSides {
  readonly key: string;
  readonly title: string;
  /** As it stands. */
  readonly theirs: Side;
  /** What one wanted; absent where it can't be had. */
  readonly yours: Side | undefined;
}

interface Side {
  readonly caption: string;
  readonly said: string;
}

interface SidesProps {
  readonly label: string;
  readonly rows: readonly TwoSides[];
  /** Keys of those where one's own side is taken. */
  readonly mine: ReadonlySet<string>;
  readonly onMine: (mine: ReadonlySet<string>) => void;
}

/** Theirs and yours side by side, under each other on a phone; for each the one to take. */
export function Sides({ label, rows, mine, onMine }: SidesProps) {
  return (
    <ul className={style['sides']} aria-label={label}>
      {rows.map(({ key, title, theirs, yours }) => (
        <li key={key}>
          <b>{title}</b>
          <Radio.Group aria-label={title} value={mine.has(key)} onChange={({ target }) => onMine(new Set(target.value === true ? [...mine, key] : [...mine].filter((one) => one !== key)))}>
            {[{ own: false, side: theirs }, ...(yours === undefined ? [] : [{ own: true, side: yours }])].map(({ own, side }) => (
              <Radio key={String(own)} value={own}>
                <small>{side.caption}</small> {side.said}
              </Radio>
            ))}
          </Radio.Group>
        </li>
      ))}
    </ul>
  );
}
