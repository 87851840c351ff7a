import { sees } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { mayDecide } from '../../kernel/ledger/decide-difference.ts';
import { differenceKinds, findDifferences, type Difference, type DifferenceFilter, type DifferenceKind, type DifferenceState } from '../../kernel/ledger/differences.ts';
import type { Version } from '../../kernel/ledger/version.ts';
import type { ModelField, ModelLedger } from '../../kernel/model/model.ts';
import { mentionedRecords } from './mentioned-records.ts';
import type { Engine } from './open-engine.ts';
import { isMasked } from './record-json.ts';

/** One office's view of a fact, as the party may see it. */
export interface ShownSide {
  readonly ledger: string;
  readonly record: string;
  readonly version: number;
  readonly region: string;
  readonly day: number;
  /** In the order of the difference's columns. */
  readonly cells: readonly (Wording | null)[];
}

export interface ShownDifference {
  readonly ledger: string;
  readonly fact: string;
  readonly kind: DifferenceKind;
  /** What the fact is called. */
  readonly title: Wording;
  readonly columns: readonly { readonly name: string; readonly title: Wording; readonly unit: Wording | null; readonly differs: boolean }[];
  /** `null` where it hasn't the fact, or the party doesn't see its record. */
  readonly own: ShownSide | null;
  readonly theirs: readonly ShownSide[];
  /** How many records of either side the party doesn't see. */
  readonly unseen: number;
  readonly owner: string;
  readonly ownerTitle: Wording;
  readonly state: DifferenceState;
  readonly note: string;
  readonly mayDecide: boolean;
}

export interface DifferencePage {
  readonly differences: readonly ShownDifference[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly kinds: Readonly<Record<DifferenceKind, number>>;
  /** The ledgers that another office keeps its own view of, and how many records both say alike. */
  readonly ledgers: readonly { readonly name: string; readonly title: Wording; readonly otherTitle: Wording; readonly differences: number }[];
}

/** A page of the differences that the party sees, and how many of each kind and ledger there are among those open. */
export async function readDifferences({ store }: Engine, party: Party, filter: DifferenceFilter, page: number, size: number): Promise<DifferencePage> {
  const all = await findDifferences(store, party, { ...filter, kind: undefined, ledger: undefined });
  const found = all.filter(({ kind, sides }) => (filter.kind ?? kind) === kind && (filter.ledger ?? sides.ledger.name) === sides.ledger.name);
  const differences = await Promise.all(found.slice((page - 1) * size, page * size).map((one) => shown(store, party, one)));
  const names = [...store.model.ledgers.values()].filter(({ seenBy }) => seenBy !== undefined);
  return {
    differences,
    total: found.length,
    page,
    size,
    kinds: Object.fromEntries(differenceKinds.map((kind) => [kind, all.filter((one) => one.kind === kind && (filter.ledger ?? one.sides.ledger.name) === one.sides.ledger.name).length])) as DifferencePage['kinds'],
    ledgers: names.map(({ name, declared, seenBy }) => ({
      name,
      title: declared.title,
      otherTitle: store.model.ledgers.get(seenBy ?? '')?.declared.title ?? declared.title,
      differences: all.filter(({ sides }) => sides.ledger.name === name).length,
    })),
  };
}

/** A difference for people. */
export async function shown(store: Engine['store'], party: Party, difference: Difference): Promise<ShownDifference> {
  const { sides: { ledger, other, counterpart }, own, theirs, kind, fact, owner, state, note } = difference;
  const seen = own !== undefined && sees(party, ledger, own, store.regions) ? own : undefined;
  const claims = theirs.filter((claim) => sees(party, other, claim, store.regions));
  const compared = [...ledger.identity, counterpart.amount, counterpart.day].filter((field) => field !== undefined).map(({ name }) => name);
  const columns = [...new Set([...compared, ledger.scope.name])].flatMap((name) => ledger.field.get(name) ?? []);
  const called = { own: seen === undefined ? {} : await mentionedRecords(store, party, ledger, [seen]), theirs: await mentionedRecords(store, party, other, claims) };
  const side = (of: ModelLedger, version: Version, names: typeof called.own): ShownSide => ({
    ledger: of.name,
    record: version.record,
    version: version.version,
    region: version.region,
    day: version.day,
    cells: columns.map(({ name }) => cellOf(of, of.field.get(name), version, names)),
  });
  const [first] = seen === undefined ? claims : [seen];
  const named = columns.filter((field) => ledger.identity.includes(field)).flatMap((field) => (first === undefined ? [] : (cellOf(first === seen ? ledger : other, (first === seen ? ledger : other).field.get(field.name), first, { ...called.own, ...called.theirs }) ?? [])));
  const regions = store.regions.get(owner) === undefined ? { zh: owner, en: owner } : { zh: store.regions.title(owner, 'zh'), en: store.regions.title(owner, 'en') };
  return {
    ledger: ledger.name,
    fact,
    kind,
    title: { zh: named.map(({ zh }) => zh).join(' · '), en: named.map(({ en }) => en).join(' · ') },
    columns: columns.map(({ name, field }) => ({ name, title: field.title, unit: field.unit ?? null, differs: own !== undefined && theirs.some((claim) => (claim.texts[columnOf(other, name)] ?? null) !== (own.texts[columnOf(ledger, name)] ?? null)) })),
    own: seen === undefined ? null : side(ledger, seen, called.own),
    theirs: claims.map((claim) => side(other, claim, called.theirs)),
    unseen: (own === undefined || seen !== undefined ? 0 : 1) + theirs.length - claims.length,
    owner,
    ownerTitle: regions,
    state,
    note,
    mayDecide: mayDecide(store, party, difference),
  };

  function cellOf(of: ModelLedger, field: ModelField | undefined, { values }: Version, names: typeof called.own): Wording | null {
    const value = field === undefined ? null : values[field.name];
    if (field === undefined || value === null || value === undefined) return null;
    if (field.field.refersTo !== undefined) {
      const title = names[String(value)]?.title ?? '…';
      return { zh: title, en: title };
    }
    if (isMasked(of, field, party)) return { zh: field.field.mask(value), en: field.field.mask(value) };
    return { zh: field.field.format(value, 'zh', store.regions), en: field.field.format(value, 'en', store.regions) };
  }
}

const columnOf = (ledger: ModelLedger, name: string): string => ledger.field.get(name)?.column ?? '';
