import { decimalText } from '../declare/rational.ts';
import type { Store } from '../ledger/store.ts';
import type { Model, ModelFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { Asks, formulaOf, worthOf, type Worth } from './compose.ts';
import { recountSealed } from './recount-sealed.ts';
import { unseal, type SealedBase, type SealedComposite, type SealedDefinition, type Unsealed } from './sealed-definition.ts';
import type { SealedFigure, SealedValue, SealedValues } from './seal-figures.ts';
import type { Window } from './window.ts';

/** Something sealed that the versions don't bear out. */
export interface Disproved {
  readonly figure: string;
  /** A region's code, a slice, or `records` for the set behind the figure. */
  readonly at: string;
  readonly sealed: string;
  readonly found: string;
}

/**
 * Works sealed figures out anew from the versions that stood when the period was closed, by the definitions that were
 * sealed with them: not by today's, and not from the cells. Answers what differs; nothing of what was sealed should.
 */
export async function proveSealed(session: Session, store: Store, window: Window, head: string, sealed: readonly SealedFigure[]): Promise<Disproved[]> {
  const { model, unsealed } = sealedModel(store, sealed);
  const asks = new Asks();
  // Of each base figure first the whole at the closed window, whose records were hashed.
  const place = { scope: [''], window, level: 'submitted' as const, sliceOf: () => '' };
  const planned = [...model.figures.values()].map((figure) => ({ figure, formula: formulaOf(model, figure, place, asks) }));
  const recounted = await recountSealed(session, store, asks.list.map((ask) => ({ unsealed: unsealed.get(ask.figure.name) as Unsealed, window: ask.window })), head, true);

  const wrong: Disproved[] = [];
  for (const { figure: name, records, recordsHash, sealed: text } of sealed) {
    const plan = planned.find(({ figure }) => figure.name === name);
    if (plan === undefined) continue;
    const values = JSON.parse(text) as SealedValues;
    for (const [region, value] of Object.entries(values.regions)) {
      const worth = plan.formula(recounted.map(({ regions }) => regions.get(region) ?? nothing));
      compareValue(wrong, name, region, value, worth);
    }
    if (plan.figure.kind !== 'base') continue;
    const { figure } = plan;
    const own = recounted[asks.list.findIndex((ask) => ask.figure === figure && ask.window.from === window.from && ask.window.to === window.to)];
    for (const [slice, value] of Object.entries(values.slices)) compareValue(wrong, name, slice, value, worthOf(figure, own?.slices.get(slice)));
    const found = own === undefined ? '' : `${own.records} ${own.hash}`;
    if (own !== undefined && found !== `${records} ${recordsHash}`) wrong.push({ figure: name, at: 'records', sealed: `${records} ${recordsHash}`, found });
  }
  return wrong;
}

const nothing = { n: 0n, s: { over: 0n, under: 1n }, extreme: undefined };

function compareValue(wrong: Disproved[], figure: string, at: string, [value, n]: SealedValue, worth: Worth): void {
  const found = worth.value === undefined ? null : decimalText(worth.value);
  if (found !== value || Number(worth.n) !== n) wrong.push({ figure, at, sealed: `${value ?? '—'} (${n})`, found: `${found ?? '—'} (${worth.n})` });
}

/** The figures as they were defined, over the columns that hold their fields now. */
function sealedModel({ seal, model }: Store, sealed: readonly SealedFigure[]): { model: Model; unsealed: Map<string, Unsealed> } {
  const unsealed = new Map<string, Unsealed>();
  const figures = new Map<string, ModelFigure>();
  for (const { figure: name, definition: text } of sealed) {
    const definition = JSON.parse(text) as SealedDefinition;
    if (definition.kind === 'base') {
      const one = unseal(seal, name, definition satisfies SealedBase);
      unsealed.set(name, one);
      figures.set(name, one.figure);
    } else figures.set(name, composite(name, definition));
  }
  withoutOrphans(figures);
  return { model: { ...model, figures }, unsealed };
}

/** That a sealed figure was taken out shows in the closing's root; what was made of it can't be worked out. */
function withoutOrphans(figures: Map<string, ModelFigure>): void {
  const orphans = [...figures.values()].filter((figure) => figure.kind === 'composite' && figure.parts.some((part) => !figures.has(part)));
  for (const { name } of orphans) figures.delete(name);
  if (orphans.length > 0) withoutOrphans(figures);
}

function composite(name: string, { op, parts, since, least }: SealedComposite): ModelFigure {
  const declared = { name, of: { op, since, least } } as unknown as Extract<ModelFigure, { kind: 'composite' }>['declared'];
  return { kind: 'composite', name, domain: '', declared, parts };
}
