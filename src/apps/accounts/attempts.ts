/** So many wrong passwords in a row, and nobody may try that name for a while. */
export const mostFailures = 5;
/** Milliseconds. */
export const heldAfterFailures = 15 * 60_000;

const window = 5 * 60_000;
const mostFromAddress = 30;

/** Failures to sign in, by address: whoever tries many names is slowed down as well. In memory, of this server alone. */
export class Attempts {
  readonly #byAddress = new Map<string, { since: number; count: number }>();
  /** Names that are no account's are held like those that are, so that nobody learns which is which. */
  readonly #strangers = new Map<string, { failures: number; until: number }>();

  /** For how many seconds the address has to wait, 0 when it needn't. */
  wait(address: string, now: number): number {
    const known = this.#byAddress.get(address);
    if (known === undefined || now - known.since > window || known.count < mostFromAddress) return 0;
    return Math.ceil((known.since + window - now) / 1000);
  }

  /** Counts a failure from an address. A whole office may sit behind one, so successes don't count. */
  failed(address: string, now: number): void {
    const known = this.#byAddress.get(address);
    if (known !== undefined && now - known.since <= window) {
      known.count += 1;
      return;
    }
    if (this.#byAddress.size > 10_000) this.#byAddress.clear();
    this.#byAddress.set(address, { since: now, count: 1 });
  }

  /** Counts a failure of a name that nobody has; answers until when it is held, 0 when it isn't. */
  stranger(name: string, now: number): number {
    const known = this.#strangers.get(name) ?? { failures: 0, until: 0 };
    if (known.until > now) return known.until;
    known.failures = known.until > 0 ? 1 : known.failures + 1;
    known.until = known.failures >= mostFailures ? now + heldAfterFailures : 0;
    if (this.#strangers.size > 10_000) this.#strangers.clear();
    this.#strangers.set(name, known);
    return 0;
  }
}
