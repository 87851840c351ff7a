import { v7 as newId } from 'uuid';
import { regions } from '../../packs/qingdao-dingxi/regions.ts';
import { domains } from '../../src/domains/index.ts';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';
import { figureKeeper } from '../../src/kernel/figure/index.ts';
import type { Landing } from '../../src/kernel/ledger/change.ts';
import { Committer } from '../../src/kernel/ledger/committer.ts';
import { keepProgramme, sealFrom } from '../../src/kernel/ledger/programme.ts';
import type { Store } from '../../src/kernel/ledger/store.ts';
import { readState, upgrade, type ModelState } from '../../src/kernel/ledger/upgrade.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { systemClock } from '../../src/kernel/ports/clock.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import type { ImportPlan } from '../../src/kernel/sheet/import/plan.ts';
import { prepareImport, type ImportOptions } from '../../src/kernel/sheet/import/prepare-import.ts';
import { testVault } from '../vault/test-vault.ts';
import { incoming, sheet, workbook, type Rows } from '../import/workbooks.ts';

/** The real programme's declarations over an empty database. */
export interface Office {
  readonly store: Store;
  readonly committer: Committer;
}

const model = compile(domains, testVault);

export async function openOffice(database: Database): Promise<Office> {
  await upgrade(database, model);
  await keepProgramme(database, { code: 'office', title: { zh: '定西', en: 'Dingxi' }, regions });
  const state = (await readState(database)) as ModelState;
  const book = regionBook(regions);
  const store: Store = { database, model, programme: 'office', regions: book, clock: systemClock, keeper: figureKeeper(book, model), seal: sealFrom(state) };
  return { store, committer: new Committer(store) };
}

export const planSheet = ({ store }: Office, rows: Rows, options: Partial<ImportOptions> = {}, party: Party = systemParty): Promise<ImportPlan> =>
  prepareImport(store, party, incoming(workbook(sheet('目标任务', rows))), { batch: newId(), ...options });

export async function bringSheet(office: Office, rows: Rows, mode: 'all' | 'valid' = 'all'): Promise<{ plan: ImportPlan; landing: Landing }> {
  const plan = await planSheet(office, rows);
  return { plan, landing: await office.committer.commit(importCommit(plan, systemParty, mode)) };
}
