import { paperFor, type Claimed } from '../../../packs/qingdao-dingxi/generator/evidence/index.ts';
import { claims } from '../../domains/assessment/findings.ts';
import { systemParty } from '../../kernel/access/party.ts';
import type { Put } from '../../kernel/ledger/change.ts';
import { largestPage, listRecords } from '../../kernel/ledger/list.ts';
import { demoBatch, type DemoEdition } from './demo-state.ts';
import { keepEvidence } from './evidence.ts';
import type { Engine } from './open-engine.ts';

/** Gives the demo's claims the papers that bear them out, which no workbook can carry; once, however often loading is cut off. */
export async function attachDemoEvidence(engine: Engine, { seed, scale }: DemoEdition): Promise<void> {
  const { store, committer } = engine;
  const changes: Put[] = [];
  for (let page = 1; ; page += 1) {
    const { records, total } = await listRecords(store, systemParty, { ledger: claims.name, page, size: largestPage });
    for (const { record, version, values } of records) {
      const paper = (values['evidence'] ?? null) === null && values['points'] !== 0n ? paperFor(values as unknown as Claimed) : undefined;
      if (paper === undefined) continue;
      const { hash, name } = await keepEvidence(engine, systemParty, paper.name, paper.bytes);
      changes.push({ op: 'put', ledger: claims.name, record, base: version, values: { ...values, evidence: [{ hash, name }] } });
    }
    if (page * largestPage >= total) break;
  }
  if (changes.length > 0) await committer.commit({ batch: demoBatch(`demo evidence: seed ${seed}, scale ${scale}`), kind: 'edit', party: systemParty, changes, reason: '考核佐证（演示数据，系虚构）' });
}
