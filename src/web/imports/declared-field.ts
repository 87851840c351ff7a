import { domains } from '../../domains/index.ts';
import { Fault, type AnyField } from '../../kernel/declare/field.ts';
import { regionBook } from '../../kernel/declare/regions.ts';

/** A column as the check reads it. */
export interface ReadColumn {
  readonly ledger: string;
  readonly name: string;
  readonly unit: string | null;
}

const regions = regionBook([]);

function declared({ ledger, name }: Pick<ReadColumn, 'ledger' | 'name'>): AnyField | undefined {
  for (const { ledgers } of domains) for (const one of ledgers) if (one.name === ledger) return (one.fields as Readonly<Record<string, AnyField>>)[name];
  return undefined;
}

/** What would still be wrong with a text typed into a cell, as far as the browser can tell: places it doesn't know. */
export function faultOf(column: ReadColumn, text: string): Fault | undefined {
  const field = declared(column);
  if (field === undefined || field.can.includes('places')) return undefined;
  const reading = field.read(text, { unit: column.unit ?? undefined, epoch: 1900, regions });
  return reading instanceof Fault ? reading : undefined;
}

export const choicesOf = (column: ReadColumn): readonly string[] => declared(column)?.template.choices ?? [];
