import type { Party } from '../../../kernel/access/party.ts';
import type { Landing } from '../../../kernel/ledger/change.ts';
import { countsToTell } from '../../engine/batches.ts';
import { changeRecords, type ChangesLanded } from '../../engine/change-records.ts';
import type { Engine } from '../../engine/open-engine.ts';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import { newestVersion } from '../../engine/newest-version.ts';
import { ok } from '../http/answer.ts';
import { shownProblem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';
import { putOf } from './change-body.ts';
import { batchParameter, envelopeOf } from './envelope.ts';

export const putRecord: Route = {
  method: 'put',
  path: '/api/ledgers/{ledger}/records/{id}',
  name: 'putRecord',
  title: { zh: '新建或修改记录', en: 'Create or change a record' },
  note: {
    zh: 'id 由客户端生成（UUIDv7）；base 为所改的版本，新记录为 0。未给的字段保持原样，null 为清空。被别人抢先改动时答 409，附双方内容。',
    en: 'The id is made by the client (UUIDv7); base is the version edited, 0 for a new record. Fields left out keep what stands, null makes blank. 409 with both versions where somebody else was first.',
  },
  parameters: [batchParameter],
  body: {
    schema: ({ name }) => ({
      type: 'object',
      required: ['base', 'values'],
      properties: {
        base: { type: 'integer', minimum: 0 },
        values: { $ref: `#/components/schemas/${name}.values` },
        level: { enum: ['draft', 'submitted'] },
        batch: { type: 'string', format: 'uuid' },
        reason: { type: 'string', maxLength: 500 },
      },
    }),
  },
  answer: { note: { zh: '已写入；新建时状态为 201', en: 'It has landed; the status is 201 for a new record' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 413, 415, 422],
  async handle(service, call) {
    const body = await call.json();
    const request = putOf(call.path('ledger'), call.id('id'), body);
    const landed = await changeRecords(service.engine, call.party, [request], envelopeOf(call, body));
    const created = landed.counts.created === 1 && !landed.repeated;
    return ok({ id: request.id, version: await versionOf(service, call.party, request, landed), ...(await landedJson(service.engine, call.party, landed)) }, created ? 201 : 200);
  },
};

/** What a write answers about its batch, to whoever wrote it. */
export async function landedJson(engine: Engine, party: Party, landed: Landing & Partial<Pick<ChangesLanded, 'warnings'>>) {
  const { batch, number, at, repeated, warnings = [] } = landed;
  return { batch: { id: batch, number, at, counts: await countsToTell(engine, party, landed), repeated }, warnings: warnings.map(shownProblem) };
}

async function versionOf({ engine }: Service, party: Party, { ledger, id, base }: { ledger: string; id: string; base: number }, { counts, repeated }: ChangesLanded): Promise<number> {
  if (!repeated && counts.created + counts.changed > 0) return base + 1;
  return (await newestVersion(engine.store, party, ledgerNamed(engine.store, ledger), id)).version;
}
