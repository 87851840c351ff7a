import type { Upload } from '../../worker/calls.ts';
import type { Service } from '../service.ts';
import type { Import } from '../uploads.ts';

/** Has an uploaded workbook read and checked in the import thread, and keeps what was found. */
export async function previewUpload({ importing, uploads, party, engine }: Service, upload: Upload): Promise<Import> {
  const preview = await importing.ask('preview', { upload, party });
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
