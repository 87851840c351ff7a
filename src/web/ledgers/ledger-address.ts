import type { Json } from '../../kernel/declare/field.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { jsonOf } from './steps.ts';

/** A ledger's address: its filters and order as the API takes them, and the columns. */
export type LedgerSearch = Readonly<Record<string, string>>;

const operators = new Set(['oneOf', 'not', 'atLeast', 'below', 'present', 'contains', 'within']);

/** Takes what an address says; what is no field of the ledger is passed over later. */
export function ledgerSearch(search: Readonly<Record<string, unknown>>): LedgerSearch {
  return Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : [])));
}

/** What the API is asked: the filters and the order, no columns. */
export function queryOf(search: LedgerSearch, ledger: AnyLedger): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).filter(([key]) => {
      if (key === 'sort' || key === 'level') return true;
      const [name = '', operator, ...more] = key.split('.');
      return name in ledger.fields && more.length === 0 && (operator === undefined || operators.has(operator));
    }),
  );
}

/** One field's conditions by operator. */
export type FieldFilter = Readonly<Record<string, string>>;

/** The filters alone, by field, in the order of the address. */
export function filtersByField(query: Readonly<Record<string, string>>): Map<string, FieldFilter> {
  const by = new Map<string, FieldFilter>();
  for (const [key, text] of Object.entries(query)) {
    if (key === 'sort' || key === 'level') continue;
    const [name = '', operator = 'is'] = key.split('.');
    by.set(name, { ...by.get(name), [operator]: text });
  }
  return by;
}

/** The values that every record of the list has, which a new one begins with. */
export function beginning(query: Readonly<Record<string, string>>, ledger: AnyLedger): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, text]) => {
      const field = ledger.fields[name];
      return field === undefined || field.sensitive || field.carried !== undefined ? [] : [[name, jsonOf(field, text)]];
    }),
  );
}

/** The address with one field's filters replaced; none removes them. */
export function withFilter(search: LedgerSearch, field: string, conditions: FieldFilter): LedgerSearch {
  const others = Object.entries(search).filter(([key]) => key.split('.')[0] !== field);
  const own = Object.entries(conditions).map(([operator, text]) => [operator === 'is' ? field : `${field}.${operator}`, text]);
  return Object.fromEntries([...others, ...own]) as LedgerSearch;
}

export const withoutFilters = (search: LedgerSearch): LedgerSearch => Object.fromEntries(Object.entries(search).filter(([key]) => key === 'sort' || key === 'columns'));

/** The next order by a field: ascending, descending, as it was. */
export function nextSort(sort: string | undefined, field: string): string {
  if (sort === field) return `-${field}`;
  return sort === `-${field}` ? '' : field;
}
