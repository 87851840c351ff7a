import { claims, judgements } from '../../../domains/assessment/findings.ts';
import type { Found } from '../../../kernel/assess/index.ts';
import type { Party } from '../../../kernel/access/party.ts';
import type { EvidenceFile } from '../../../kernel/declare/fields/evidence.ts';
import { printScaled } from '../../../kernel/declare/reading/number.ts';
import { listRecords, largestPage } from '../../../kernel/ledger/list.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import type { Version } from '../../../kernel/ledger/version.ts';
import { readerOf, type Seen } from './sight.ts';

/** What one side said of one item, and what bears it out. */
export interface Finding {
  readonly ledger: string;
  readonly record: string;
  readonly version: number;
  /** Plain decimal. */
  readonly points: string;
  readonly by: string;
  readonly on: string | null;
  readonly reason: string | null;
  readonly files: readonly EvidenceFile[];
}

/** What was said of an item by the region itself and by an assessor. */
export interface ItemFindings {
  readonly self: Finding | null;
  readonly assessor: Finding | null;
}

export type Findings = Readonly<Record<string, ItemFindings>>;

/** What people found of the items of an assessment, as it stands. */
export async function readFindings(store: Store, party: Party, { rules, place }: Seen): Promise<Findings> {
  const reader = readerOf(store, party, [], [place.region]);
  const all = new Map<string, { self: Finding | null; assessor: Finding | null }>();
  for (const [side, { name }] of [['self', claims], ['assessor', judgements]] as const) {
    const { records } = await listRecords(store, reader, { ledger: name, size: largestPage, where: { region: { is: place.region }, year: { is: place.year }, ruleSet: { is: rules.name } } });
    for (const version of records) {
      const item = String(version.values['item']);
      const found = all.get(item) ?? { self: null, assessor: null };
      found[side] = findingOf(name, version);
      all.set(item, found);
    }
  }
  return Object.fromEntries(all);
}

/** The points alone, as they are scored by. */
export const pointsFound = (findings: Findings): Readonly<Record<string, Found>> =>
  Object.fromEntries(Object.entries(findings).map(([item, { self, assessor }]) => [item, { self: self?.points ?? null, assessor: assessor?.points ?? null }]));

/** Files that bear an item out, each once. */
export const filesOf = ({ self, assessor }: ItemFindings): readonly EvidenceFile[] => [...new Map([...(self?.files ?? []), ...(assessor?.files ?? [])].map((file) => [file.hash, file])).values()];

function findingOf(ledger: string, { record, version, values }: Version): Finding {
  const said = values as { readonly points: bigint; readonly by: string; readonly saidOn: string | null; readonly reason: string | null; readonly evidence: readonly EvidenceFile[] | null };
  const points = printScaled(said.points, claims.fields.points.scale ?? 0).replace(/\.?0+$/, '');
  return { ledger, record, version, points, by: said.by, on: said.saidOn ?? null, reason: said.reason ?? null, files: said.evidence ?? [] };
}
