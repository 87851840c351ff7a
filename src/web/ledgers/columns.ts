import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { fieldsOf, nameField, type NamedField } from '../fields/ledgers.ts';

const widths: Readonly<Record<string, number>> = { note: 240, text: 150, reference: 180, flag: 84, date: 112, month: 100, year: 84, region: 110, choice: 120, evidence: 110, idNumber: 180, phone: 130, link: 200 };
const fewest = 8;
const most = 10;

export interface Column extends NamedField {
  readonly width: number;
  readonly right: boolean;
}

/** The columns of a table: those asked for, else those chosen last on this device, else what tells most. */
export function columnsOf(ledger: AnyLedger, asked: string | undefined): readonly Column[] {
  const names = (asked ?? localStorage.getItem(keptUnder(ledger)) ?? '').split(',').filter((name) => name in ledger.fields);
  const known = new Map(fieldsOf(ledger).map((one) => [one.name, one]));
  return (names.length > 0 ? names : usualColumns(ledger)).flatMap((name) => {
    const one = known.get(name);
    return one === undefined ? [] : [{ ...one, width: widths[one.field.widget] ?? 124, right: one.field.can.includes('sums') || one.field.scale !== undefined }];
  });
}

/** The columns of a row that is typed in: those shown, then what is required besides, each wide enough to type in. */
export function columnsToFill(ledger: AnyLedger, shown: readonly Column[]): readonly Column[] {
  const missing = fieldsOf(ledger).filter(({ name, field }) => !field.optional && field.carried === undefined && !shown.some((one) => one.name === name));
  return [...shown, ...missing.map((one): Column => ({ ...one, width: 0, right: false }))].map((column) => ({ ...column, width: Math.max(column.width, column.field.widget === 'flag' ? 200 : 150) }));
}

export function keepColumns(ledger: AnyLedger, names: readonly string[] | undefined): void {
  if (names === undefined) localStorage.removeItem(keptUnder(ledger));
  else localStorage.setItem(keptUnder(ledger), names.join(','));
}

const keptUnder = ({ name }: AnyLedger) => `shanhai.columns.${name}`;

/** Whose and what it is, when, and how much; then whatever else is required. */
function usualColumns(ledger: AnyLedger): readonly string[] {
  const fields = fieldsOf(ledger);
  const first = [nameField(ledger).name, ledger.scope, ...(ledger.when === null ? [] : [ledger.when]), ...ledger.identity];
  const required = fields.filter(({ field }) => !field.optional && field.carried === undefined).map(({ name }) => name);
  const chosen = [...new Set([...first, ...required])].slice(0, most);
  for (const { name, field } of fields) if (chosen.length < fewest && !chosen.includes(name) && field.widget !== 'note' && field.widget !== 'evidence') chosen.push(name);
  return fields.filter(({ name }) => chosen.includes(name)).map(({ name }) => name);
}
