import type { Party } from '../../kernel/access/party.ts';
import { expectRight } from '../../kernel/access/refusals.ts';
import { journalUnmasking } from '../../kernel/ledger/journal-unmasking.ts';
import type { Original } from '../engine/originals/read-original.ts';
import { reasonMissing } from '../engine/unmask.ts';
import type { Service } from './service.ts';

/**
 * A workbook that waits to be imported, back to whoever handed it in, with its wrong cells marked. It holds whatever it
 * holds, so it takes a reason and an entry of the journal, as the original will.
 * @throws Refusal `import.not-found`, `access.no-right`, `unmask.reason-missing`
 */
export async function annotatedUpload({ engine, uploads, importing }: Service, party: Party, id: string, reason: string): Promise<Original> {
  const found = await uploads.find(id, party);
  const file = found.preview.file.hash;
  expectRight(party, 'import');
  if (reason.trim() === '') throw reasonMissing({ file });
  await journalUnmasking(engine.store, party, { file, name: found.name, places: [], annotated: true }, reason.trim());
  const bytes = await importing.ask('annotate', { upload: uploads.uploadOf(found), party });
  return { name: `${found.name.replace(/\.\w+$/, '')}-批注.xlsx`, bytes };
}
