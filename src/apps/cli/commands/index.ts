import type { Command } from 'commander';
import type { Desk } from '../desk.ts';
import { accounts } from './accounts.ts';
import { assess } from './assess.ts';
import { backup } from './backup.ts';
import { batches } from './batches.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { close, closings, prove, reopen } from './closings.ts';
import { demo } from './demo.ts';
import { digest } from './digest.ts';
import { evidencePack } from './evidence-pack.ts';
import { exportRecords } from './export.ts';
import { figures } from './figures.ts';
import { history } from './history.ts';
import { importWorkbooks } from './import.ts';
import { ledgers } from './ledgers.ts';
import { open } from './open.ts';
import { records } from './records.ts';
import { report } from './report.ts';
import { restoreBackup } from './restore.ts';
import { serve } from './serve.ts';
import { review } from './review.ts';
import { rotateKey } from './rotate-key.ts';
import { sheet } from './sheet.ts';
import { targets } from './targets.ts';
import { template } from './template.ts';
import { undo } from './undo.ts';

/** Every command, in the order of the help. */
export const commands: readonly ((desk: Desk) => Command)[] = [
  serve,
  demo,
  importWorkbooks,
  sheet,
  undo,
  review,
  batches,
  figures,
  open,
  compare,
  targets,
  digest,
  ledgers,
  accounts,
  records,
  history,
  template,
  exportRecords,
  assess,
  evidencePack,
  report,
  closings,
  close,
  reopen,
  prove,
  check,
  backup,
  restoreBackup,
  rotateKey,
];
