import type { Party } from '../../../kernel/access/party.ts';
import type { ImportMode, Landed } from '../../../kernel/sheet/import/commit-import.ts';
import { countsToTell } from '../../engine/batches.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import { ok } from '../http/answer.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';
import type { Import } from '../uploads.ts';
import { envelopeOf } from './envelope.ts';
import { importJson } from './import-json.ts';

export const commitImport: Route = {
  method: 'post',
  path: '/api/imports/{id}/commit',
  name: 'commitImport',
  title: { zh: '提交导入', en: 'Commit an import' },
  note: { zh: 'mode：all 全部正确才写入，valid 只写正确的行；drafts 为 true 时写成草稿，不计入指标。重复提交不会写两次。', en: 'mode: all only when every row is right, valid for the valid rows; with drafts they land as drafts, which count in no figure. Committing again writes nothing twice.' },
  body: {
    schema: { type: 'object', required: ['mode'], properties: { mode: { enum: ['all', 'valid'] }, drafts: { type: 'boolean', default: false }, reason: { type: 'string', maxLength: 500 } } },
  },
  answer: { note: { zh: '已写入，列出变动的指标', en: 'It has landed; the figures that moved are listed' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [404, 409, 413, 415, 422],
  async handle(service, call) {
    const id = call.id('id');
    const { options } = await service.uploads.find(id, call.party);
    if (options.comparison === true) throw onlyForComparison();
    const body = await call.json();
    const { mode, drafts } = body;
    if (drafts !== undefined && typeof drafts !== 'boolean') throw wrongMember('drafts', { zh: ' true 或 false', en: 'true or false' });
    if (mode !== 'all' && mode !== 'valid') throw wrongMember('mode', { zh: ' all 或 valid', en: 'all or valid' });
    const kept = await landUpload(service, call.party, id, mode, { reason: envelopeOf(call, body).reason, level: drafts === true ? 'draft' : undefined });
    return ok(importJson({ id, kept, job: undefined }));
  },
};

const onlyForComparison = () =>
  refuse(
    'import.for-comparison',
    { zh: '这份名单只用来对比，不能导入', en: 'This list came in to be compared, not imported' },
    { zh: '要导入的话，请在“导入”页重新上传', en: 'To import it, hand it in on the page “Import”' },
  );

/** Lands an import once; asking again answers the first landing. */
function landUpload({ engine, uploads, importing, folding, jobs }: Service, party: Party, id: string, mode: ImportMode, { reason, level }: Landed): Promise<Import> {
  return jobs.exclusive(id, async () => {
    const { interrupted: _, ...found } = await uploads.find(id, party);
    if (found.landing !== null) return found;
    // Should the server end on the way, the next one knows what to look for.
    await uploads.keep({ ...found, committing: true });
    try {
      const landing = await jobs.run(id, { kind: 'committing', party: party.id, name: found.name, at: found.at }, (following) =>
        importing.ask('land', { upload: uploads.uploadOf(found), party, mode, reason, level }, following),
      );
      folding.soon();
      const landed = { ...found, landing: { ...landing, counts: await countsToTell(engine, party, landing) } };
      await uploads.keep(landed);
      return landed;
    } catch (error) {
      await uploads.keep(found);
      throw error;
    }
  });
}
