import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installThen, root } from './install.mjs';

/**
 * Runs the command line of the platform on the pinned Node, in the caller's folder, and ends as it ends.
 * @param beside what else is to be done with that Node, at the same time
 */
export function launch(args, beside = async () => undefined) {
  return installThen((node) => {
    beside(node).catch((error) => process.stderr.write(`shanhai: ${error.message}\n`));
    const main = join(root, 'src', 'apps', 'cli', 'main.ts');
    // An import makes millions of short-lived values; more room for them saves a sixth of its time.
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32', main, ...args], {
      stdio: 'inherit',
      // Compiled code kept between runs: a short command spends most of its time on loading.
      env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env },
    });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) {
      process.on(signal, () => {
        // A terminal sends Ctrl-C to the child as well, and twice would mean "at once" to it.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.on('error', (error) => {
      process.stderr.write(`shanhai: ${error.message}\n`);
      process.exitCode = 1;
    });
    child.on('exit', (code, signal) => {
      if (signal === null) process.exit(code ?? 1);
      for (const each of signals) process.removeAllListeners(each);
      process.kill(process.pid, signal);
    });
  });
}
