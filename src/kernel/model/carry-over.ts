import { MigrationError } from './migration-error.ts';

/** What something was called before, by its name now. */
export type Renames = ReadonlyMap<string, string>;

type Known = Readonly<Record<string, { readonly retired?: true }>>;

/**
 * Which of the known names each wanted one carries on: its own, or the one it `was`. A `was` that has had its effect may
 * stay in the declaration.
 * @throws MigrationError where two wanted names were one, and where a rename would meet a name that is there, retired or not.
 */
export function carryOver(kind: string, known: Known, wanted: Readonly<Record<string, unknown>>, was: Renames): Map<string, string> {
  const previousOf = new Map<string, string>();
  const carriedOn = new Map<string, string>();
  for (const name of Object.keys(wanted)) {
    const former = was.get(name);
    const renamed = former !== undefined && known[former] !== undefined && known[former].retired !== true && !(former in wanted) ? former : undefined;
    if (known[name] !== undefined && renamed !== undefined) {
      throw new MigrationError(`${kind} ${renamed} can't be renamed to ${name}: the database has that name already; choose another`);
    }
    const previous = known[name] === undefined ? renamed : name;
    if (previous === undefined) continue;
    const other = carriedOn.get(previous);
    if (other !== undefined) throw new MigrationError(`${kind} ${previous} can't become both ${other} and ${name}`);
    carriedOn.set(previous, name);
    previousOf.set(name, previous);
  }
  return previousOf;
}
