import { MigrationError } from './migration-error.ts';

/** What something was called before, by its name now. */
export type Renames = ReadonlyMap<string, string>;

type Known = Readonly<Record<string, { readonly retired?: true }>>;

/**
 * Which of the known names each wanted one carries on: the one it `was`, where the database doesn't know it by its own
 * yet; else its own. A `was` that has had its effect may stay in the declaration.
 * @throws MigrationError where two wanted names were one, and where a rename would meet a name that is there.
 */
export function carryOver(kind: string, known: Known, wanted: Readonly<Record<string, unknown>>, was: Renames): Map<string, string> {
  const isInUse = (name: string): boolean => known[name] !== undefined && known[name].retired !== true;
  const previousOf = new Map<string, string>();
  const carriedOn = new Map<string, string>();
  for (const [name, former] of was) {
    if (!isInUse(former)) continue;
    if (known[name] !== undefined) {
      if (former in wanted) continue;
      throw new MigrationError(`${kind} ${former} can't be renamed to ${name}: the database has that name already; choose another`);
    }
    const other = carriedOn.get(former);
    if (other !== undefined) throw new MigrationError(`${kind} ${former} can't become both ${other} and ${name}`);
    carriedOn.set(former, name);
    previousOf.set(name, former);
  }
  for (const name of Object.keys(wanted)) if (known[name] !== undefined && !carriedOn.has(name)) previousOf.set(name, name);
  return previousOf;
}
