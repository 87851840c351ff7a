// `npm run soak [TIMES]`: the kill tests for TIMES as long (10), at moments of a new seed, which it names.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installThen, root } from './install.mjs';
import { installPostgres } from './postgres.mjs';

const [times = '10', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
await installThen(
  (node) =>
    new Promise((done) => {
      installPostgres();
      process.stdout.write(`soak: ${times} times as long; again with: npm run soak -- ${times} ${seed}\n`);
      const child = spawn(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/faults'], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, SHANHAI_SOAK: times, SHANHAI_SEED: seed },
      });
      child.on('close', (code) => {
        process.exitCode = code ?? 1;
        done();
      });
    }),
);
