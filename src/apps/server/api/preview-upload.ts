import type { Party } from '../../../kernel/access/party.ts';
import type { Upload } from '../../worker/calls.ts';
import type { Following } from '../../worker/engine-thread.ts';
import type { Service } from '../service.ts';
import type { Import } from '../uploads.ts';

/** Has an uploaded workbook read and checked in the import thread, and keeps what was found. */
export async function previewUpload({ importing, uploads, engine }: Service, party: Party, upload: Upload, following: Following): Promise<Import> {
  const preview = await importing.ask('preview', { upload, party }, following);
  const kept: Import = {
    id: upload.id,
    party: party.id,
    at: engine.store.clock.now().toISOString(),
    name: upload.name,
    options: upload.options,
    preview,
    landing: null,
  };
  await uploads.keep(kept);
  return kept;
}

/**
 * Checks an import again with other options; one that has landed is answered as it is.
 * @throws Refusal `import.not-found`, `import.cancelled`, and those of `prepareImport`; the former preview then stays
 */
export function checkAgain(service: Service, party: Party, id: string, change: (options: Upload['options']) => Upload['options']): Promise<Import> {
  const { jobs, uploads } = service;
  return jobs.exclusive(id, async () => {
    const found = await uploads.find(id, party);
    if (found.landing !== null) return found;
    const upload = { ...uploads.uploadOf(found), options: change(found.options) };
    return jobs.run(id, { kind: 'checking', party: party.id, name: found.name, at: found.at }, (following) => previewUpload(service, party, upload, following));
  });
}
