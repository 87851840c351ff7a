import type { Condition } from '../declare/figure.ts';
import type { Level } from '../declare/level.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Session, Transaction } from '../ports/database.ts';
import type { ClosedPeriod, ClosedPeriods } from './closed-periods.ts';

/** A record's values by field name, and where and when it counts. */
export interface Counted {
  readonly values: Readonly<Record<string, unknown>>;
  readonly region: string;
  /** yyyymmdd; 0 where the record has no date. */
  readonly day: number;
  readonly level: Level;
  /** By column, as PostgreSQL prints the values, where they were written already: sealing one again is dear. */
  readonly texts?: Readonly<Record<string, string | undefined>>;
}

/** What happened to one record: created (`before` absent), deleted (`after` absent) or changed. */
export interface Movement {
  readonly ledger: ModelLedger;
  readonly before: Counted | undefined;
  readonly after: Counted | undefined;
  /** It is no other record than before: another office has come to say alike of it (`after`), or no longer does (`before`). */
  readonly agreed?: true;
}

/** How many records fall on the days from `first` to `last`, numbers yyyymmdd, both included. */
export interface DaysCount {
  readonly first: number;
  readonly last: number;
  readonly n: number;
}

export interface Gathering {
  take(movements: readonly Movement[]): Promise<void>;
  settle(session: Transaction, programme: string, closed: ClosedPeriods): Promise<void>;
}

/** Which standing records of a ledger are counted. */
export interface CountRequest {
  readonly ledger: ModelLedger;
  readonly where: Readonly<Record<string, Condition>>;
  /** Regions, none within another, with all that lies in them; the empty text is the whole programme. */
  readonly scope: readonly string[];
  /** Those at this level alone; `undefined` for all, drafts included. */
  readonly level: Level | undefined;
  /** One of the months told: of that alone, by day. */
  readonly within?: DaysCount | undefined;
}

/** Keeps figures in step with records. The ledger calls it; the figure engine implements it. */
export interface FigureKeeper {
  /**
   * Moves every figure by `movements`, within the transaction that writes the records; what that changes of closed
   * periods is kept beside it, so that they can be read as they were reported.
   * @param written when the records are; what can be worked out without the database is until then
   */
  absorb(session: Transaction, programme: string, movements: readonly Movement[], closed: ClosedPeriods, written?: Promise<void>): Promise<void>;
  /** Movements that come in parts, all within one transaction: what they come to is kept once, when all are there. */
  gather(): Gathering;
  /** The closed periods in which a movement changes what stands at some date, whatever the record's own date. */
  closedStanding?(movement: Movement, closed: ClosedPeriods): readonly ClosedPeriod[];
  /**
   * How many standing records there are, by month or by day, in order of days, where some figure counts just these;
   * `undefined` where none does. Lets a list jump to any page.
   */
  countRecords?(session: Session, programme: string, request: CountRequest): Promise<readonly DaysCount[] | undefined>;
}
