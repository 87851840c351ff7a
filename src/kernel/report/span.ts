import { periodText, periodWindow, shifted, toDate, type Period } from './period.ts';

/** What may stand in brackets in a window, by how it is written. */
const variables: Readonly<Record<string, 'year' | 'month' | 'period' | 'todate'>> = {
  year: 'year', 年: 'year', month: 'month', 月: 'month', period: 'period', 期: 'period', todate: 'todate', 累计: 'todate',
};

/**
 * Fills the brackets of a window or slice with the report's own period: `(year-3)..(year)`, `(year)-10-01`, `(month)`,
 * `(period-1)`, `(todate)` from the beginning of the year. `undefined` where a bracket means nothing, or a month is
 * asked of a report that isn't of one.
 */
export function filled(written: string, period: Period): string | undefined {
  let isKnown = true;
  const text = written
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/\(([^()]*)\)/g, (_, inside: string) => {
      const found = valueOf(inside.replaceAll(/\s/g, ''), period);
      if (found === undefined) isKnown = false;
      return found ?? '';
    });
  return isKnown && !/[()]/.test(text) ? text : undefined;
}

/** Both ends of a window that is written as `one..other`, either of which may be a span itself. */
export function endsOf(filledWindow: string): readonly [string, string] {
  const parts = filledWindow.split('..');
  return [parts[0] ?? '', parts.at(-1) ?? ''];
}

function valueOf(inside: string, period: Period): string | undefined {
  const [, name = '', by = '0'] = /^(\D+?)([-+]\d{1,4})?$/.exec(inside) ?? [];
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  const moved = Number(by);
  switch (variable) {
    case 'year':
      return String(period.year + moved);
    case 'month':
      return period.kind === 'month' ? periodText(shifted(period, moved)) : undefined;
    case 'period':
      return periodWindow(shifted(period, moved));
    case 'todate':
      return toDate(moved === 0 ? period : { ...period, year: period.year + moved });
    default:
      return undefined;
  }
}
