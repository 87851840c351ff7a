import { Refusal, type Problem } from '../../kernel/declare/problem.ts';
import { verifyFigures } from '../../kernel/figure/index.ts';
import { verifyStore } from '../../kernel/ledger/verify.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { proveBooks } from './closings.ts';
import type { Engine } from './open-engine.ts';
import { verifyReports } from './reports/verify.ts';

export interface CheckReport {
  readonly batches: number;
  readonly versions: number;
  readonly figures: number;
  readonly files: number;
  readonly problems: readonly Problem[];
}

/**
 * Proves what can be proven: the journal's chain and every stored row, every cell of every figure against its ledger,
 * every closing against the versions of then, every original against its hash, every issued report against the journal.
 * Problems: those of `verifyStore`; `figure.wrong-cell`, `figure.wrong-members`; those of `proveClosings`; `file.missing`, `file.damaged`;
 * `report.altered`, `report.missing`, `report.added`.
 */
export async function checkEngine(engine: Engine, progress: Progress = () => {}): Promise<CheckReport> {
  const { store, files } = engine;
  const verified = await verifyStore(store, (versions) => progress('prove', versions, null));
  const { cells, members } = await verifyFigures(store, (figures, total) => progress('count', figures, total));
  const reports = await verifyReports(store);
  const proofs = await proveBooks(engine, undefined, (closings, total) => progress('count', closings, total));
  const problems = [...verified.problems, ...reports.problems, ...proofs.flatMap((proof) => proof.problems)];
  for (const { figure, region, slice, period, expected, found } of cells) {
    problems.push({
      code: 'figure.wrong-cell',
      severity: 'error',
      place: { field: [figure, region, slice, String(period)].filter((part) => part !== '').join(' ') },
      message: { zh: `指标与台账不符：应为 ${expected.n} 条、合计 ${expected.s}，存的是 ${found.n} 条、合计 ${found.s}`, en: `The figure isn't what its ledger says: ${expected.n} records, sum ${expected.s}; kept are ${found.n}, sum ${found.s}` },
      mend: rebuildIt,
    });
  }
  for (const { figure, keys } of members) {
    const message = { zh: `去重计数有 ${keys} 个值与台账不符`, en: `${keys} values of a distinct count aren't what the ledger says` };
    problems.push({ code: 'figure.wrong-members', severity: 'error', place: { field: figure }, message, mend: rebuildIt });
  }
  const originals = await store.database.query('select hash, name from file where programme = $1 order by hash', [store.programme]);
  for (const [index, row] of originals.entries()) {
    progress('open', index, originals.length);
    const problem = await fileProblem(files, String(row['hash']), String(row['name']));
    if (problem !== undefined) problems.push(problem);
  }
  return { batches: verified.batches, versions: verified.versions, figures: store.model.figures.size, files: originals.length, problems };
}

async function fileProblem(files: Engine['files'], hash: string, name: string): Promise<Problem | undefined> {
  try {
    if ((await files.read(hash)) !== undefined) return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems[0];
  }
  return {
    code: 'file.missing',
    severity: 'error',
    place: { file: name },
    value: hash,
    message: { zh: `原始文件不在了（${hash.slice(0, 12)}…）`, en: `The original is gone (${hash.slice(0, 12)}…)` },
    mend: { zh: '请从备份恢复；记录本身不受影响', en: 'Restore it from a backup; the records themselves are whole' },
  };
}

const rebuildIt = { zh: '运行 shanhai check --rebuild 按台账重算指标', en: 'Run shanhai check --rebuild to make the figures anew from their ledgers' };
