import { allows } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Json } from '../../kernel/declare/field.ts';
import { Refusal, refuse, type Place, type Problem } from '../../kernel/declare/problem.ts';
import type { JournalEntry } from '../../kernel/ledger/journal.ts';
import { journalUnmasking } from '../../kernel/ledger/journal-unmasking.ts';
import { getRecord, ledgerNamed } from '../../kernel/ledger/list.ts';
import { placeOf, unknownField } from '../../kernel/ledger/problems.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import type { Engine } from './open-engine.ts';

export interface Unmasked {
  /** In full, by field; `null` where the record has none. */
  readonly values: Readonly<Record<string, Json>>;
  /** What the journal keeps of it. */
  readonly entry: JournalEntry;
}

/**
 * Shows sensitive fields of one record in full. That the party looked, and why, is in the journal before it sees them.
 * @param fields names of sensitive fields, at least one
 * @param reason why it has to know; kept in the journal, so that nothing sensitive belongs in it
 * @throws Refusal `ledger.unknown`, `record.not-found`, `unmask.not-allowed`, `unmask.reason-missing`,
 * `unmask.no-fields`, `field.unknown`, `unmask.not-masked`
 */
export async function unmask(engine: Engine, party: Party, ledgerName: string, id: string, fields: readonly string[], reason: string): Promise<Unmasked> {
  const { store } = engine;
  const ledger = ledgerNamed(store, ledgerName);
  const version = await getRecord(store, party, ledgerName, id);
  const { record, region, values } = version;
  const place = placeOf(ledger, record);
  if (!allows(party, ledger, 'unmask', version, store.regions)) throw notAllowed(ledger, place);
  if (reason.trim() === '') throw reasonMissing(place);
  const wanted = [...new Set(fields)];
  if (wanted.length === 0) throw noFields(ledger, place);
  const [first, ...more] = wanted.flatMap((name) => wrongField(ledger, name, record));
  if (first !== undefined) throw new Refusal([first, ...more]);
  const entry = await journalUnmasking(store, party, { ledger: ledger.name, record, fields: wanted, region }, reason.trim());
  const shown = wanted.map((name) => [name, values[name] == null ? null : (ledger.field.get(name)?.field.json(values[name]) ?? null)] as const);
  return { values: Object.fromEntries(shown), entry };
}

function wrongField(ledger: ModelLedger, name: string, record: string): Problem[] {
  const field = ledger.field.get(name)?.field;
  if (field === undefined) return [unknownField(ledger, name, record)];
  return field.sensitive ? [] : [notMasked(ledger, name, record)];
}

const sensitiveNames = ({ fields }: ModelLedger): string => fields.flatMap(({ name, field }) => (field.sensitive ? [name] : [])).join(', ');

const notAllowed = ({ declared: { title } }: ModelLedger, place: Place) =>
  refuse(
    'unmask.not-allowed',
    { zh: `您无权查看${title.zh}的敏感字段`, en: `You may not see sensitive fields of ${title.en} in full` },
    { zh: '请由有权的人查看', en: 'Ask somebody who may' },
    place,
  );

export const reasonMissing = (place: Place = {}) =>
  refuse(
    'unmask.reason-missing',
    { zh: '没有写明查看的理由', en: 'No reason was given for looking' },
    { zh: '写明为什么要看，例如“核对补贴发放”；理由会记入流水账', en: 'Say why you need to, e.g. “checking a subsidy”; it is kept in the journal' },
    place,
  );

const noFields = (ledger: ModelLedger, place: Place) =>
  refuse(
    'unmask.no-fields',
    { zh: '没有说明要看哪些字段', en: 'No fields were named' },
    { zh: `列出要看的字段：${sensitiveNames(ledger)}`, en: `Name the fields to look at: ${sensitiveNames(ledger)}` },
    place,
  );

const notMasked = (ledger: ModelLedger, name: string, record: string): Problem => ({
  code: 'unmask.not-masked',
  severity: 'error',
  place: placeOf(ledger, record, name),
  message: { zh: `“${ledger.field.get(name)?.field.title.zh}”没有遮盖`, en: `“${ledger.field.get(name)?.field.title.en}” is not masked` },
  mend: { zh: `遮盖的字段是：${sensitiveNames(ledger)}`, en: `Masked are: ${sensitiveNames(ledger)}` },
});
