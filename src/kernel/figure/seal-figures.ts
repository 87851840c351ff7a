import { hash } from 'node:crypto';
import { systemParty } from '../access/party.ts';
import { decimalText } from '../declare/rational.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelBaseFigure, ModelFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { worthOf } from './compose.ts';
import { readWithin, type FigureRequest } from './read.ts';
import { readCells } from './read-cells.ts';
import { recountSealed } from './recount-sealed.ts';
import { sealDefinition, unseal, type SealedBase } from './sealed-definition.ts';
import { wholeSpread } from './slices.ts';
import type { Window } from './window.ts';

/** What is kept of a figure when a period is closed; all but the number is text, so that its hash can be taken. */
export interface SealedFigure {
  readonly figure: string;
  /** `SealedDefinition` as JSON. */
  readonly definition: string;
  /** Behind a base figure, over the whole programme. */
  readonly records: number;
  readonly recordsHash: string;
  /** `SealedValues` as JSON. */
  readonly sealed: string;
}

/** Exact values, plain decimal, each with its number of records. */
export interface SealedValues {
  /** By region; the whole programme as the empty text. */
  readonly regions: Readonly<Record<string, SealedValue>>;
  /** Of the whole programme, by slice. */
  readonly slices: Readonly<Record<string, SealedValue>>;
}

export type SealedValue = readonly [value: string | null, n: number];

/** Requests in one statement. */
const atOnce = 400;

/**
 * What is to be kept of every figure when `window` is closed: its value in each region and slice, its definition, and the
 * hash of the records behind it, read once and in order. The caller keeps writers out.
 *
 * @param head the newest batch that has landed
 */
export async function sealFigures(session: Session, store: Store, window: Window, head: string): Promise<SealedFigure[]> {
  const figures = [...store.model.figures.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const values = await valuesOf(session, store, figures, window);
  const bases = figures.filter((figure) => figure.kind === 'base');
  const recounted = await recountSealed(session, store, bases.map((figure) => ({ unsealed: unseal(store.seal, figure.name, sealDefinition(store, figure) as SealedBase), window })), head, false);
  const sets = new Map(bases.map(({ name }, index) => [name, recounted[index]]));
  const sealed: SealedFigure[] = [];
  for (const figure of figures) {
    const set = sets.get(figure.name);
    const slices = figure.kind === 'base' ? await slicesOf(session, store, figure, window) : {};
    sealed.push({
      figure: figure.name,
      definition: JSON.stringify(sealDefinition(store, figure)),
      records: set?.records ?? 0,
      recordsHash: set?.hash ?? '',
      sealed: JSON.stringify({ regions: values.get(figure.name) ?? {}, slices } satisfies SealedValues),
    });
  }
  return sealed;
}

/** The hash over all that is sealed with a closing. */
export function sealedRoot(sealed: readonly SealedFigure[]): string {
  const lines = [...sealed].sort((a, b) => (a.figure < b.figure ? -1 : 1)).map(({ figure, definition, records, recordsHash, sealed: values }) => [figure, definition, records, recordsHash, values]);
  return hash('sha256', JSON.stringify(lines), 'hex');
}

async function valuesOf(session: Session, store: Store, figures: readonly ModelFigure[], window: Window): Promise<Map<string, Record<string, SealedValue>>> {
  const requests = figures.flatMap(({ name }) => [undefined, ...store.regions.all.map(({ code }) => code)].map((region): FigureRequest => ({ figure: name, window, region, as: 'known' })));
  const values = new Map<string, Record<string, SealedValue>>();
  for (let at = 0; at < requests.length; at += atOnce) {
    const part = requests.slice(at, at + atOnce);
    for (const [index, { value, n }] of (await readWithin(session, store, systemParty, part)).entries()) {
      const { figure, region = '' } = part[index] as FigureRequest;
      const of = values.get(figure) ?? {};
      of[region] = [value, n];
      values.set(figure, of);
    }
  }
  return values;
}

async function slicesOf(session: Session, store: Store, figure: ModelBaseFigure, window: Window): Promise<Record<string, SealedValue>> {
  if (figure.by.length === 0) return {};
  const ask = { figure, scope: [''], slice: '', window, level: 'submitted' as const };
  const { slices } = await readCells(session, store, [], { spread: wholeSpread(ask) });
  const worths = [...slices].map(([slice, reading]) => ({ slice, ...worthOf(figure, reading) })).filter(({ n }) => n > 0n);
  return Object.fromEntries(worths.sort((a, b) => (a.slice < b.slice ? -1 : 1)).map(({ slice, value, n }) => [slice, [value === undefined ? null : decimalText(value), Number(n)]]));
}
