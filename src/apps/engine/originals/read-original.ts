import type { Party } from '../../../kernel/access/party.ts';
import { expectRight } from '../../../kernel/access/refusals.ts';
import { journalUnmasking } from '../../../kernel/ledger/journal-unmasking.ts';
import type { Engine } from '../open-engine.ts';
import { reasonMissing } from '../unmask.ts';
import { masked, notFound } from './refusals.ts';
import { placesOf, standingOf, type Standing } from './standing.ts';

/** A workbook as it came in, or a copy of it. */
export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A workbook as it came in, for those who may have it (`standingOf`). That the party took it, and why, is in the journal
 * before its bytes are read.
 * @param reason kept in the journal, so that nothing sensitive belongs in it
 * @throws Refusal `access.no-right`, `file.not-found`, `file.masked`, `unmask.reason-missing`, `file.damaged`
 */
export async function readOriginal(engine: Engine, party: Party, hash: string, reason: string): Promise<Original> {
  const { store, files } = engine;
  const standing = await expectStanding(engine, party, hash);
  if (!standing.whole) throw masked(hash, standing.importers);
  if (reason.trim() === '') throw reasonMissing({ file: hash });
  const { name, sheets } = standing;
  await journalUnmasking(store, party, { file: hash, name, places: placesOf(sheets).map(({ ledger, region }) => ({ ledger: ledger.name, region })) }, reason.trim());
  const bytes = await files.read(hash);
  if (bytes === undefined) throw notFound(hash);
  return { name, bytes };
}

/**
 * How a party stands to a workbook that it may know of.
 * @throws Refusal `access.no-right`, `file.not-found`
 */
export async function expectStanding({ store }: Engine, party: Party, hash: string): Promise<Standing> {
  const standing = await standingOf(store, party, hash);
  if (standing?.own === true) return standing;
  expectRight(party, 'originals');
  if (standing === undefined || standing.sight === 'none') throw notFound(hash);
  return standing;
}
