import type { Call } from './call.ts';
import { Elsewhere } from './elsewhere.ts';
import { forward } from './forward.ts';
import { hostHere } from './host-here.ts';
import { processOutput } from './output.ts';
import { runCall } from './run-call.ts';

// `shanhai … | head` ends the reader first.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const host = hostHere();
const call: Call = { argv: process.argv.slice(2), cwd: process.cwd(), env: process.env, output: processOutput, host, stop: new AbortController().signal };
try {
  process.exitCode = await runCall(call);
} catch (error) {
  if (!(error instanceof Elsewhere)) throw error;
  process.exitCode = await forward(error.socket, call);
} finally {
  await host.close();
}
