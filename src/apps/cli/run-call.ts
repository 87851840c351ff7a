import { CommanderError } from 'commander';
import type { Call } from './call.ts';
import { Desk } from './desk.ts';
import { Elsewhere } from './elsewhere.ts';
import { exitCodes } from './exit-codes.ts';
import { localeOf } from './locale.ts';
import { programOf } from './program.ts';
import { problemDocument, problemText, refusalOf } from './refusal-text.ts';
import { complaintOf } from './usage-words.ts';

/** How many problems of a refusal are printed; `--json` lists them all. */
const mostTold = 50;

/**
 * Runs one command line and answers its exit code; everything that goes wrong is told through the call's output.
 * @throws Elsewhere where a running server has to run it.
 */
export async function runCall(call: Call): Promise<number> {
  const desk = new Desk(call, localeOf(call.argv, call.env), runCall);
  try {
    await programOf(desk).parseAsync(call.argv.length === 0 ? ['--help'] : [...call.argv], { from: 'user' });
    return desk.exitCode;
  } catch (error) {
    if (error instanceof Elsewhere) throw error;
    return error instanceof CommanderError ? misused(desk, error) : refused(desk, error);
  }
}

function misused(desk: Desk, error: CommanderError): number {
  if (error.exitCode === 0 || error.code === 'commander.help') return exitCodes.done;
  const complaint = complaintOf(error, desk.locale);
  if (isJson(desk)) {
    desk.call.output.out(`${JSON.stringify({ type: 'urn:shanhai:problem:usage', title: complaint, detail: null, code: 'usage', problems: [] }, undefined, 2)}\n`);
  } else {
    desk.tell({ zh: `${complaint}\n用 shanhai --help 或 shanhai 命令 --help 查看用法`, en: `${complaint}\nSee shanhai --help, or shanhai COMMAND --help` });
  }
  return exitCodes.usage;
}

function refused(desk: Desk, error: unknown): number {
  const { output, env } = desk.call;
  const refusal = refusalOf(error);
  if (env['SHANHAI_DEBUG'] !== undefined) output.err(`${error instanceof Error ? error.stack : String(error)}\n`);
  if (isJson(desk)) output.out(`${JSON.stringify(problemDocument(refusal, desk.locale), undefined, 2)}\n`);
  else {
    for (const problem of refusal.problems.slice(0, mostTold)) output.err(problemText(problem, desk.locale));
    const left = refusal.problems.length - mostTold;
    if (left > 0) desk.tell({ zh: `……还有 ${left} 处，用 --json 可全部列出`, en: `… and ${left} more; --json lists them all` });
  }
  return exitCodes.refused;
}

/** What failed may have failed before the options were parsed. */
const isJson = ({ call }: Desk): boolean => call.argv.includes('--json');
