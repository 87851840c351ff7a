// `npm run migration -- NAME`: writes down what leads from the model of the last release to the one declared now.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installThen, root } from './install.mjs';

await installThen(
  (node) =>
    new Promise((done) => {
      const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'src', 'apps', 'migration', 'main.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
      child.on('close', (code) => {
        process.exitCode = code ?? 1;
        done();
      });
    }),
);
