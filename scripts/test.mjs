// `npm test [-- filter]`: every check of the house, then the tests. A filter runs the tests it names, and only those.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBrowser } from './browser.mjs';
import { buildFace } from './build-face.mjs';
import { installThen, PlainError, root } from './install.mjs';
import { installPostgres } from './postgres.mjs';

// The cruiser refuses a folder that is not there.
const folders = ['src', 'packs', 'tests', 'bench', 'scripts', 'bin'].filter((folder) => existsSync(join(root, folder)));

const checks = [
  { title: 'types', script: 'typescript/bin/tsc', args: ['-p', '.', '--pretty', 'false'] },
  { title: 'types of the face', script: 'typescript/bin/tsc', args: ['-p', 'src/web', '--pretty', 'false'] },
  { title: 'lint', script: 'oxlint/bin/oxlint', args: ['--deny-warnings', '.'] },
  {
    title: 'directions and cycles',
    script: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...folders],
  },
  { title: 'dead code', script: 'knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] },
];

const total = { passed: 0, failed: 0 };
await installThen(async (node) => {
  const filter = process.argv.slice(2);
  if (filter.length === 0) add(total, await runChecks(node));
  add(total, await runTests(node, filter));
});
// Nothing counted at all: the installation failed, or a filter that names no test.
if (total.passed + total.failed === 0) total.failed = 1;
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

function add(sum, { passed, failed }) {
  sum.passed += passed;
  sum.failed += failed;
}

/** The type check takes as long as the others together, so it has one core and they take turns on another. */
async function runChecks(node) {
  const [first, ...others] = checks;
  const runs = [run(node, first)];
  let turn = Promise.resolve();
  for (const check of others) {
    turn = turn.then(() => run(node, check));
    runs.push(turn);
  }
  const sum = { passed: 0, failed: 0 };
  for (const [index, { title }] of checks.entries()) {
    const { code, said, seconds } = await runs[index];
    tell(code === 0, title, seconds);
    if (code !== 0 && said.trim() !== '') process.stdout.write(`${said.trimEnd()}\n`);
    add(sum, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  return sum;
}

async function runTests(node, filter) {
  for (const bring of [installPostgres, installBrowser, () => buildFace(node)]) {
    try {
      await bring();
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      process.stderr.write(`${error.message}\n`);
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'shanhai-tests-'));
  const report = join(folder, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filter];
  const { code, seconds } = await run(node, { script: 'vitest/vitest.mjs', args, shown: true });
  const counts = await readFile(report, 'utf8').then(count, () => ({ passed: 0, failed: 0 }));
  await rm(folder, { recursive: true, force: true });
  // A crash, an error outside any test, or no report at all must not pass for green.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  tell(code === 0, 'tests', seconds);
  return counts;
}

/** Tests that passed and failed; a file that could not even be loaded is one that failed. */
function count(text) {
  const report = JSON.parse(text);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

function run(node, { script, args, shown = false }) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(node, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    child.on('error', (error) => {
      said += error.message;
    });
    child.on('close', (code) => resolve({ code: code ?? 1, said, seconds: (Date.now() - began) / 1000 }));
  });
}

function tell(passed, title, seconds) {
  process.stdout.write(`${passed ? '✓' : '✗'} ${title} (${seconds.toFixed(1)} s)\n`);
}
