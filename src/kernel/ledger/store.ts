import type { RegionBook } from '../declare/region-book.ts';
import type { Model } from '../model/model.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../ports/database.ts';
import type { FigureKeeper } from './figure-keeper.ts';
import type { Seal } from './seal.ts';

/** One programme in one database, as every engine is handed it. */
export interface Store {
  readonly database: Database;
  readonly model: Model;
  /** The programme's code, e.g. `demo`: the first part of every key. */
  readonly programme: string;
  readonly regions: RegionBook;
  readonly clock: Clock;
  readonly keeper: FigureKeeper;
  readonly seal: Seal;
}
