import type { MessagePort } from 'node:worker_threads';
import type { VaultKey } from '../../adapters/vault/vault.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Problem } from '../../kernel/declare/problem.ts';
import type { Locale } from '../../kernel/declare/wording.ts';
import type { ComparedRequest, ComparisonPage, FigureRequest } from '../../kernel/figure/index.ts';
import type { Landing, Put } from '../../kernel/ledger/change.ts';
import type { Programme } from '../../kernel/ledger/programme.ts';
import type { Report } from '../../kernel/report/index.ts';
import type { Stage } from '../../kernel/ports/progress.ts';
import type { ImportMode } from '../../kernel/sheet/import/commit-import.ts';
import type { ImportOptions } from '../../kernel/sheet/import/prepare-import.ts';
import type { SheetAround, WantedRow } from './sheet-around.ts';
import type { MatchingChange } from '../engine/change-matching.ts';
import type { EvidencePack, PackWanted } from '../engine/assessment/pack/make-pack.ts';
import type { AssessmentAsked } from '../engine/assessment/sight.ts';
import type { ListComparison } from '../engine/compare-list.ts';
import type { CheckReport } from '../engine/check.ts';
import type { ExportChoice } from '../engine/export.ts';
import type { ImportLanding } from '../engine/import.ts';
import type { ReportFormat } from '../engine/reports/print.ts';
import type { ImportPreview } from './import-preview.ts';
import type { BatchReview } from '../engine/review-records.ts';
import type { RowSpan, SheetRows } from './sheet-rows.ts';

/** What a worker is started with. Declarations hold functions, so it loads them itself. */
export interface WorkerStart {
  /** URL of the module whose `domains` the engine was opened with. */
  readonly domains: string;
  readonly folder: string;
  readonly programme: Programme;
  readonly key: VaultKey;
  /** The embedded engine's port, or the URL of a PostgreSQL. */
  readonly database: { readonly port: MessagePort } | { readonly url: string };
}

export type UploadOptions = Pick<ImportOptions, 'ledger' | 'sheets' | 'corrections' | 'leftOut'> & {
  /** It is only held against what stands and never lands: seeing the records is enough. */
  readonly comparison?: true;
};

/** A workbook waiting on disk to be imported; `id` is the batch it will land as. */
export interface Upload {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly options: UploadOptions;
}

/** What a worker can be asked, and what it answers. */
export interface Tasks {
  preview: { readonly ask: { readonly upload: Upload; readonly party: Party }; readonly answer: ImportPreview };
  land: {
    readonly ask: { readonly upload: Upload; readonly party: Party; readonly mode: ImportMode; readonly reason: string | undefined; readonly level?: Put['level'] };
    readonly answer: ImportLanding;
  };
  rows: { readonly ask: { readonly upload: Upload; readonly party: Party; readonly sheet: string; readonly rows: readonly RowSpan[] }; readonly answer: SheetRows };
  compareList: { readonly ask: { readonly upload: Upload; readonly party: Party; readonly asked: ComparedRequest; readonly page: ComparisonPage }; readonly answer: ListComparison };
  annotate: { readonly ask: { readonly upload: Upload; readonly party: Party }; readonly answer: Uint8Array<ArrayBuffer> };
  around: { readonly ask: WantedRow; readonly answer: SheetAround };
  maskedCopy: { readonly ask: { readonly hash: string; readonly party: Party }; readonly answer: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } };
  export: { readonly ask: { readonly ledger: string; readonly name: string; readonly party: Party; readonly choice?: ExportChoice }; readonly answer: Uint8Array<ArrayBuffer> };
  exportFigure: { readonly ask: { readonly request: FigureRequest; readonly party: Party; readonly locale: Locale; readonly name: string }; readonly answer: Uint8Array<ArrayBuffer> };
  change: { readonly ask: { readonly change: MatchingChange; readonly party: Party }; readonly answer: Landing };
  undo: { readonly ask: { readonly number: string; readonly party: Party; readonly batch: string; readonly reason: string | undefined }; readonly answer: Landing };
  reviewBatch: { readonly ask: { readonly review: BatchReview; readonly party: Party }; readonly answer: Landing };
  printReport: { readonly ask: { readonly report: Report; readonly format: ReportFormat; readonly fonts: string | undefined }; readonly answer: Uint8Array<ArrayBuffer> };
  evidencePack: { readonly ask: { readonly asked: AssessmentAsked; readonly party: Party; readonly locale: Locale; readonly wanted: PackWanted }; readonly answer: EvidencePack };
  check: { readonly ask: Record<string, never>; readonly answer: CheckReport };
}

/** How far a task is. */
export interface Reached {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number | null;
}

export type Task = keyof Tasks;

export interface TaskCall<T extends Task = Task> {
  readonly id: number;
  readonly task: T;
  readonly ask: Tasks[T]['ask'];
  /** One shared whole number: 1 asks the task to stop, even while it computes. */
  readonly stop: SharedArrayBuffer;
}

export type TaskAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly reached: Reached }
  | { readonly id: number; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly failure: { readonly message: string; readonly state: string | undefined } };
