import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installThen, root } from './install.mjs';

await installThen((node) => {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-semi-space-size=32', join(root, 'bench', 'run.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
});
