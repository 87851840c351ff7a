import { fileURLToPath } from 'node:url';
import type { Model } from '../../kernel/model/model.ts';
import { snapshotHash, snapshotOf } from '../../kernel/model/snapshot.ts';
import { readMigrations } from '../migration/write-migration.ts';

/**
 * The hashes of every model that this release and those before it had; `undefined` for a model that is no release's,
 * such as a programme of one's own declarations, whose past nobody has written down.
 */
export function knownModels(model: Model): readonly string[] | undefined {
  const { history } = readMigrations(fileURLToPath(new URL('../../../migrations', import.meta.url)));
  const hashes = history.map(({ hash }) => hash);
  return hashes.includes(snapshotHash(snapshotOf(model))) ? hashes : undefined;
}
