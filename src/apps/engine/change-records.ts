import type { Party } from '../../kernel/access/party.ts';
import { expectRightIn } from '../../kernel/access/refusals.ts';
import { Refusal, type Problem } from '../../kernel/declare/problem.ts';
import type { Change, Delete, Landing, Put } from '../../kernel/ledger/change.ts';
import { checkValues } from '../../kernel/ledger/check-values.ts';
import { ledgerNamed } from '../../kernel/ledger/list.ts';
import { otherChanges } from '../../kernel/ledger/problems.ts';
import { acceptValues } from './accept-values.ts';
import { newBatchId } from './batch-id.ts';
import { showConflicts } from './edit-conflict.ts';
import { missingEvidence } from './evidence.ts';
import { newestVersion } from './newest-version.ts';
import type { Engine } from './open-engine.ts';

/** A record as it is to become, its values as JSON. */
export interface PutRequest {
  readonly op: 'put';
  readonly ledger: string;
  readonly id: string;
  /** The version it was edited from; 0 for a new record. */
  readonly base: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** Absent: a draft stays one, everything else is submitted. */
  readonly level?: 'draft' | 'submitted' | undefined;
}

export interface DeleteRequest {
  readonly op: 'delete';
  readonly ledger: string;
  readonly id: string;
  readonly base: number;
}

export type ChangeRequest = PutRequest | DeleteRequest;

export interface Envelope {
  /** The batch's id, made by the caller, so that sending it again lands nothing twice. */
  readonly batch?: string | undefined;
  readonly reason?: string | undefined;
}

export interface ChangesLanded extends Landing {
  /** What the rules warn of; it landed all the same. */
  readonly warnings: readonly Problem[];
}

/**
 * Lands changes as one batch, whole or not at all.
 * @throws Refusal `access.no-right`, `field.unknown`, `cell.*` for each wrong value, `evidence.not-sent`, and those of `commitGroup`; `EditConflict` with both
 * versions where somebody else was first; `batch.other-changes` for an id under which something else has landed
 */
export async function changeRecords(engine: Engine, party: Party, requests: readonly ChangeRequest[], { batch = newBatchId(), reason }: Envelope = {}): Promise<ChangesLanded> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const changes: Change[] = [];
  for (const request of requests) {
    changes.push(request.op === 'delete' ? deletion(request) : await put(engine, party, request, problems, warnings));
  }
  const [first, ...more] = problems;
  if (first !== undefined) throw new Refusal([first, ...more]);
  let landing: Landing;
  try {
    landing = await engine.committer.commit({ batch, kind: 'edit', party, changes, ...(reason === undefined ? {} : { reason }) });
  } catch (error) {
    throw await showConflicts(engine, party, changes, error);
  }
  if (landing.repeated) await expectTheSame(engine, changes, landing);
  return { ...landing, warnings };
}

function deletion({ ledger, id, base }: DeleteRequest): Delete {
  return { op: 'delete', ledger, record: id, base };
}

async function put({ store }: Engine, party: Party, { ledger: name, id, base, values: json, level }: PutRequest, problems: Problem[], warnings: Problem[]): Promise<Put> {
  const ledger = ledgerNamed(store, name);
  expectRightIn(party, ledger, 'write');
  const whole = base === 0 || ledger.fields.every((one) => one.field.carried !== undefined || (json[one.name] !== undefined && !one.field.sensitive));
  const standing = whole ? undefined : (await newestVersion(store, party, ledger, id)).values;
  const accepted = acceptValues(ledger, id, json, standing, store.regions);
  problems.push(...accepted.problems, ...(await missingEvidence(store, ledger, id, accepted.values)));
  if (accepted.problems.length === 0) {
    for (const problem of checkValues(ledger, accepted.values, id)) if (problem.severity === 'warning') warnings.push(problem);
  }
  return { op: 'put', ledger: ledger.name, record: id, base, values: accepted.values, ...(level === undefined ? {} : { level }) };
}

/** A repeated batch must be about the same records; another request under its id is a mistake of the caller. */
async function expectTheSame({ store }: Engine, changes: readonly Change[], landing: Landing): Promise<void> {
  const { created, changed, deleted, same } = landing.counts;
  if (created + changed + deleted === 0 && same > 0) return;
  for (const [name, of] of Map.groupBy(changes, ({ ledger }) => ledger)) {
    const [row] = await store.database.query(
      `select count(*) as found from "${ledgerNamed(store, name).table}" where programme = $1 and _since = $2 and record = any($3::uuid[])`,
      [store.programme, landing.number, of.map(({ record }) => record)],
    );
    if (Number(row?.['found']) > 0) return;
  }
  throw new Refusal([otherChanges(landing.batch)]);
}
