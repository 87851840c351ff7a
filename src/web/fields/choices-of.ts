import { isInForce } from '../../kernel/declare/in-force.ts';
import type { InputProps } from './input-props.ts';

/** The keys of a choice that are in force, and the one that stands, with what they are called. */
export function choicesOf({ field, regions, year, value }: Pick<InputProps, 'field' | 'regions'> & Partial<Pick<InputProps, 'year' | 'value'>>, locale: 'zh' | 'en') {
  const { enum: keys } = field.schema() as { readonly enum?: readonly string[] };
  return (keys ?? []).filter((key) => key === value || isInForce(field, key, year)).map((key) => ({ value: key, label: field.format(key, locale, regions) }));
}
