import type { AccountDesk } from '../accounts/desk.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import type { RestoreOrder } from '../engine/backups.ts';
import type { Engine } from '../engine/open-engine.ts';
import type { EngineThread } from '../worker/engine-thread.ts';
import type { Feed } from './feed.ts';
import type { Folding } from './folding.ts';
import type { ImportJobs } from './import-jobs.ts';
import type { Uploads } from './uploads.ts';

/** What every route is given. */
export interface Service {
  readonly engine: Engine;
  /** Knows who calls. */
  readonly accounts: AccountDesk;
  /** The records are invented samples, and every page says so. */
  readonly demo: boolean;
  readonly uploads: Uploads;
  /** What is under way with them. */
  readonly jobs: ImportJobs;
  /** Reads, checks and lands workbooks. */
  readonly importing: EngineThread;
  /** Reads originals and checks the store, which may take long too. */
  readonly reading: EngineThread;
  readonly folding: Folding;
  /** Tells who listens of what lands. */
  readonly feed: Feed;
  /** Ends the server and puts a backup in place of what is there; absent where the server can't begin again by itself. */
  readonly restore: ((order: RestoreOrder) => void) | undefined;
  /** Tells the operator. */
  readonly tell: (line: Wording) => void;
}
