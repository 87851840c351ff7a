import type { Elsewhere } from '../../client/programme.ts';
import style from './cockpit.module.css';

interface SparklineProps {
  readonly values: readonly Elsewhere[];
  /** Read out instead of the line. */
  readonly label: string;
}

const [width, height, edge] = [84, 26, 3];

/** The course of a few values, without axes. */
export function Sparkline({ values, label }: SparklineProps) {
  const known = values.flatMap(({ value }, index) => (value === null ? [] : [{ index, amount: Number(value) }]));
  const [least, most] = [Math.min(...known.map(({ amount }) => amount)), Math.max(...known.map(({ amount }) => amount))];
  if (known.length < 2 || most === 0) return <span className={style['spark']} />;
  const x = (index: number) => edge + (index / (values.length - 1)) * (width - 2 * edge);
  const y = (amount: number) => (most === least ? height / 2 : height - edge - ((amount - least) / (most - least)) * (height - 2 * edge));
  const last = known.at(-1);
  return (
    <svg className={style['spark']} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={`${label}: ${values.map(({ at, printed }) => `${at} ${printed}`).join(', ')}`}>
      <polyline points={known.map(({ index, amount }) => `${x(index)},${y(amount)}`).join(' ')} fill="none" stroke="var(--sea)" strokeWidth="1.6" />
      {last === undefined ? null : <circle cx={x(last.index)} cy={y(last.amount)} r="2.4" fill="var(--sea)" />}
    </svg>
  );
}
