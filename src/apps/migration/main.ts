// `npm run migration -- NAME`: writes the migration from the kept snapshot to the model of src/domains.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { domains } from '../../domains/index.ts';
import { compile } from '../../kernel/model/compile.ts';
import { writeMigration } from './write-migration.ts';

const { values, positionals } = parseArgs({ options: { initial: { type: 'boolean', default: false } }, allowPositionals: true });
const [name = values.initial ? 'initial' : ''] = positionals;
if (!/^[a-z0-9-]+$/.test(name)) {
  process.stderr.write('migration: give it a name of small letters and hyphens, e.g. npm run migration -- placements-by-month\n');
  process.exitCode = 2;
} else {
  const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));
  const file = writeMigration(folder, compile(domains), name, values.initial);
  process.stdout.write(file === undefined ? 'The model is as the last migration left it.\n' : `migrations/${file}\n`);
}
