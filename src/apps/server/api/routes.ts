import type { Route } from '../http/route.ts';
import { administrationRoutes } from './accounts/administration.ts';
import { enteringRoutes } from './accounts/entering.ts';
import { oidcRoutes } from './accounts/oidc.ts';
import { ownRoutes } from './accounts/own.ts';
import { annotateImport } from './annotate-import.ts';
import { backupRoutes } from './backups.ts';
import { changeMatching, readChanging, stopChanging } from './change-matching.ts';
import { cancelImport, deleteImport } from './cancel-import.ts';
import { closingRoutes } from './closings.ts';
import { commitImport } from './commit-import.ts';
import { countLedgers } from './count-ledgers.ts';
import { correctImport } from './correct-import.ts';
import { compareFigures } from './compare-figures.ts';
import { compareList } from './compare-list.ts';
import { compareOffices } from './compare-offices.ts';
import { readBatchShares } from './read-batch-shares.ts';
import { explainNumber } from './explain-number.ts';
import { deleteRecord } from './delete-record.ts';
import { postDifference, readDifferences } from './differences.ts';
import { exportFigureCsv, exportFigureXlsx } from './export-figure.ts';
import { exportCsv, exportXlsx, readTemplate } from './export-ledger.ts';
import { listAssessments } from './list-assessments.ts';
import { openAssessedFigure } from './open-assessed-figure.ts';
import { readAssessedFile } from './read-assessed-file.ts';
import { readAssessment } from './read-assessment.ts';
import { makeEvidencePack } from './make-evidence-pack.ts';
import { listBatches } from './list-batches.ts';
import { listFigures } from './list-figures.ts';
import { listLedgers } from './list-ledgers.ts';
import { listRecords } from './list-records.ts';
import { openFigure } from './open-figure.ts';
import { postBatch } from './post-batch.ts';
import { postFile } from './post-file.ts';
import { postImport } from './post-import.ts';
import { putImport } from './put-import.ts';
import { putRecord } from './put-record.ts';
import { readBatch } from './read-batch.ts';
import { readBatchMoves, readBatchRecords } from './read-batch-effect.ts';
import { readEvents } from './read-events.ts';
import { readCheck, readCheckState } from './read-check.ts';
import { readCondition } from './read-condition.ts';
import { readEvidence } from './read-evidence.ts';
import { readCockpit } from './read-cockpit.ts';
import { readMaskedCopy, readOriginal } from './read-original.ts';
import { readHealth } from './read-health.ts';
import { readHistory } from './read-history.ts';
import { listImports, readImport } from './read-import.ts';
import { readLedger } from './read-ledger.ts';
import { readRecordFigures } from './read-record-figures.ts';
import { readProgramme } from './read-programme.ts';
import { readPublished } from './read-published.ts';
import { readRecord } from './read-record.ts';
import { readSeries } from './read-series.ts';
import { readSources } from './read-sources.ts';
import { readSheetRows } from './read-sheet-rows.ts';
import { readSurroundings } from './read-surroundings.ts';
import { readValues } from './read-values.ts';
import { reportRoutes } from './reports/index.ts';
import { restoreRecord } from './restore-record.ts';
import { deleteSession, postSession, readSession } from './session.ts';
import { postBatchReview, postReview, readReviewQueue } from './review.ts';
import { search } from './search.ts';
import { undoBatch } from './undo-batch.ts';
import { deleteView, putView, readViews } from './views.ts';
import { unmaskRecord } from './unmask-record.ts';
import { verifyJournal } from './verify-journal.ts';
import { listWork, stopWork } from './work.ts';
import { listTargets, readTargetCourse } from './list-targets.ts';
import { readDigest, readDigestText } from './read-digest.ts';

/** The whole API. Addresses that are spelled out come before those with a part of the same shape. */
export const routes: readonly Route[] = [
  readProgramme,
  readCockpit,
  readPublished,
  ...closingRoutes,
  listLedgers,
  countLedgers,
  exportXlsx,
  exportCsv,
  readLedger,
  listRecords,
  changeMatching,
  readChanging,
  stopChanging,
  readRecord,
  putRecord,
  deleteRecord,
  readHistory,
  readSurroundings,
  readRecordFigures,
  readEvidence,
  restoreRecord,
  unmaskRecord,
  listBatches,
  postBatch,
  readBatch,
  readBatchRecords,
  readBatchMoves,
  undoBatch,
  postReview,
  postBatchReview,
  readReviewQueue,
  readDifferences,
  postDifference,
  listFigures,
  readValues,
  compareFigures,
  compareList,
  compareOffices,
  readBatchShares,
  explainNumber,
  exportFigureXlsx,
  exportFigureCsv,
  readSeries,
  readSources,
  openFigure,
  listAssessments,
  readAssessment,
  openAssessedFigure,
  readAssessedFile,
  makeEvidencePack,
  listTargets,
  readTargetCourse,
  readDigest,
  readDigestText,
  listImports,
  postImport,
  readImport,
  putImport,
  correctImport,
  readSheetRows,
  cancelImport,
  deleteImport,
  annotateImport,
  commitImport,
  readTemplate,
  readOriginal,
  readMaskedCopy,
  postFile,
  readViews,
  putView,
  deleteView,
  readCheck,
  search,
  readEvents,
  readCheckState,
  verifyJournal,
  ...backupRoutes,
  readCondition,
  listWork,
  stopWork,
  readHealth,
  readSession,
  postSession,
  deleteSession,
  ...ownRoutes,
  ...enteringRoutes,
  ...administrationRoutes,
  ...oidcRoutes,
  ...reportRoutes,
];
