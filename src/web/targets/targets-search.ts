/** What the page of targets shows, as its address says it. */
export interface TargetsSearch {
  readonly year?: string;
  readonly asOf?: string;
  /** Only targets of one standing. */
  readonly standing?: string;
  /** The target that is open: `region figure`. */
  readonly open?: string;
}

export function targetsSearch(search: Readonly<Record<string, unknown>>): TargetsSearch {
  const text = (name: string, pattern: RegExp) => (typeof search[name] === 'string' && pattern.test(search[name]) ? { [name]: search[name] } : {});
  return { ...text('year', /^\d{4}$/), ...text('asOf', /^\d{4}-\d{2}-\d{2}$/), ...text('standing', /^[a-z-]+$/), ...text('open', /^\S+ \S+$/) };
}

/** The week a digest is of. */
export function weekSearch({ week }: Readonly<Record<string, unknown>>): { readonly week?: string } {
  return typeof week === 'string' && /^\d{4}-W\d{2}$/.test(week) ? { week } : {};
}
