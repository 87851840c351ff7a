import type { AnyField } from '../../../../src/kernel/declare/field.ts';
import type { AnyLedger } from '../../../../src/kernel/declare/ledger.ts';
import type { Office } from './office.ts';
import { unitOf, type Unit } from './write-value.ts';

/** What a workbook shows of a ledger. */
export interface Book {
  readonly ledger: AnyLedger;
  readonly title: string;
  /** The fields shown, in order. */
  readonly fields: readonly string[];
  /** Upper headers over neighbouring fields, where the office writes two rows. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Fields written in another unit than the office's habit. */
  readonly units?: Readonly<Record<string, string>>;
  /** Fields added up in total rows. */
  readonly totals?: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly field: AnyField;
  readonly head: string;
  readonly group: string | undefined;
  readonly unit: Unit | undefined;
  readonly totalled: boolean;
}

/** The columns of a book as an office heads them. */
export function columnsOf(book: Book, office: Office): Column[] {
  const groupOf = new Map(Object.entries(book.groups ?? {}).flatMap(([group, names]) => names.map((name) => [name, group] as const)));
  return book.fields.map((name) => {
    const field = book.ledger.fields[name];
    if (field === undefined) throw new RangeError(`${book.ledger.name} has no field ${name}.`);
    const unit = unitOf(field, office, book.units?.[name]);
    const inLine = unit !== undefined && office.unitPlace === 'line' && field.kind === 'money' && unit.name === office.money;
    const words = field.aliases[office.wording - 1] ?? field.title.zh;
    // Under a line that says 单位：万元, what is counted says its own unit.
    const counted = office.unitPlace === 'line' && field.kind === 'count' ? field.unit?.zh : undefined;
    const said = inLine ? undefined : (unit?.name ?? counted);
    return {
      name,
      field,
      head: said === undefined ? words : `${words}${office.brackets[0]}${said}${office.brackets[1]}`,
      group: office.twoRowHeader ? groupOf.get(name) : undefined,
      unit,
      totalled: book.totals?.includes(name) ?? false,
    };
  });
}

/** Says whether some column leaves its unit to the line above the header. */
export const needsUnitLine = (columns: readonly Column[], office: Office): boolean =>
  office.unitPlace === 'line' && columns.some(({ field, unit }) => field.kind === 'money' && unit?.name === office.money);
