import { v7 as newId } from 'uuid';
import type { Database } from '../../src/kernel/ports/database.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { keepEvidence } from '../../src/apps/engine/evidence.ts';
import type { Engine } from '../../src/apps/engine/open-engine.ts';
import { openCommandLine, type CommandLine } from '../cli/command-line.ts';

/** The demo's declarations with a few records in two counties and two years, claims, judgements and their files. */
export interface Assessed extends CommandLine {
  /** Ids of the donations by county and year, e.g. `621126 2023`. */
  readonly given: ReadonlyMap<string, string>;
  /** Hashes of files: of a claim of 621126, of a donation of 621126 in 2023, of one in 2024. */
  readonly files: { readonly claim: string; readonly donation: string; readonly later: string };
  /** The record that the claim's file belongs to. */
  readonly claim: string;
}

export const paper = (says: string): Uint8Array => Buffer.from(`%PDF-1.4\n% ${says}\n%%EOF\n`);

export async function openAssessed(database: Database): Promise<Assessed> {
  const line = await openCommandLine(database);
  const { engine } = line;
  const keep = async (name: string) => ({ hash: (await keepEvidence(engine, systemParty, name, paper(name))).hash, name });
  const [claimFile, donationFile, laterFile] = await Promise.all(['claim.pdf', 'donation.pdf', 'later.pdf'].map(keep)) as [{ hash: string; name: string }, { hash: string; name: string }, { hash: string; name: string }];

  const given = new Map<string, string>();
  const changes = [];
  for (const [county, year, yuan] of [['621126', 2023, 300_000n], ['621126', 2024, 500_000n], ['621123', 2023, 700_000n]] as const) {
    const record = newId();
    given.set(`${county} ${year}`, record);
    const evidence = county === '621126' ? [year === 2023 ? donationFile : laterFile] : null;
    changes.push(put('care.donations', record, { county, donor: `donor-${county}-${year}`, form: 'money', amount: yuan * 100n, receipt: `R-${county}-${year}`, receivedOn: `${year}-03-05`, evidence }));
  }
  const claim = newId();
  const found = { region: '621126', year: 2023, ruleSet: 'gansu.2023' };
  changes.push(
    put('assessment.claims', claim, { ...found, item: 'leadership.visits', points: 400n, by: '岷县', evidence: [claimFile] }),
    put('assessment.claims', newId(), { ...found, item: 'leadership.plan', points: 250n, by: '岷县' }),
    put('assessment.judgements', newId(), { ...found, item: 'leadership.visits', points: 350n, by: '省考核组', reason: '一次互访无纪要' }),
    put('assessment.claims', newId(), { ...found, region: '621123', item: 'leadership.visits', points: 300n, by: '渭源县' }),
  );
  await commit(engine, changes);
  return { ...line, given, claim, files: { claim: claimFile.hash, donation: donationFile.hash, later: laterFile.hash } };
}

const put = (ledger: string, record: string, values: Readonly<Record<string, unknown>>) => ({ op: 'put' as const, ledger, record, base: 0, values });

/** Fields left out are blank. */
async function commit({ committer, store }: Engine, changes: ReturnType<typeof put>[]): Promise<void> {
  const whole = changes.map((change) => {
    const blank = Object.fromEntries((store.model.ledgers.get(change.ledger)?.fields ?? []).filter(({ field }) => field.carried === undefined).map(({ name }) => [name, null]));
    return { ...change, values: { ...blank, ...change.values } };
  });
  await committer.commit({ batch: newId(), kind: 'edit', party: systemParty, changes: whole });
}
