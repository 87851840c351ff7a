import { visibleRegions } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import { sidesIn, type Sides } from '../ledger/both-sides.ts';
import type { Store } from '../ledger/store.ts';
import type { Model, ModelBaseFigure, ModelDefinition, ModelField, ModelFigure } from '../model/model.ts';
import { madeOfOthers } from './account.ts';
import { modelFigure } from './compose.ts';
import type { Side } from './compare-side.ts';
import { expectBothSides } from './level.ts';
import { placeOf, type FigureRequest } from './read.ts';
import { sliceOf } from './slice.ts';

/** A figure as the office whose ledger it is says it, and as another office would by its own ledger. */
export interface TwoOffices {
  readonly sides: Sides;
  /** Of the ledger itself. */
  readonly a: Side;
  /** Of the counterpart. */
  readonly b: Side;
  /** Whether the party sees only some records of a ledger: what it doesn't see isn't said to be missing. */
  readonly partly: { readonly a: boolean; readonly b: boolean };
}

/**
 * The two sides of a figure whose ledger has a counterpart. The other office counts by the same definition over its own
 * ledger, in the same places: a region of the other office's side is asked of the ledger by where the other office is
 * expected.
 *
 * @throws Refusal as `readFigures`; `figure.made-of-others`, `figure.one-sided`, `figure.other-office-keeps-less`,
 * `figure.other-office-not-visible`
 */
export function twoOffices(store: Store, party: Party, request: FigureRequest): TwoOffices {
  const { model, regions } = store;
  const figure = modelFigure(model, request.figure);
  if (figure.kind === 'composite') throw madeOfOthers(figure.name);
  expectBothSides(figure, 'both');
  const sides = sidesIn(model).find(({ ledger }) => ledger.name === figure.ledger);
  if (sides === undefined) throw new TypeError(`No office keeps the counterpart of ${figure.ledger}.`);
  const { ledger, other, counterpart } = sides;
  const mirrored = mirror(figure, sides);
  const region = regions.get(request.region ?? '');
  const byOffice = region !== undefined && region.side === other.scope.field.side && region.side !== ledger.scope.field.side;
  const [own, theirs] = [visibleRegions(party, ledger, regions), visibleRegions(party, other, regions)];
  if (theirs?.some((code) => regions.get(code)?.side === other.scope.field.side) === false) throw notVisible(other.declared.title);

  const level = request.level === 'both' ? 'submitted' : request.level;
  const place = placeOf(store, party, { ...request, level, region: byOffice ? undefined : request.region });
  const asked = byOffice ? { ...place, scope: [region.code] } : place;
  const cut = sliceOf(figure, place.sliceOf(figure));
  if (cut !== undefined && !mirrored.by.some(({ name }) => name === cut.by.name)) throw keepsLess(other.declared.title, cut.by.field.title);
  const expected = ledger.field.get(counterpart.expected?.field ?? '');
  const scopedBy = byOffice ? undefined : counterpartField(sides, ledger.scope);
  if (byOffice && expected === undefined) throw keepsLess(other.declared.title, other.scope.field.title);
  if (!byOffice && scopedBy === undefined && !place.scope.includes('')) throw keepsLess(other.declared.title, ledger.scope.field.title);
  return {
    sides,
    a: { figure, place: asked, landed: undefined, within: own, ...(byOffice ? { scopedBy: expected } : {}) },
    b: { figure: mirrored, place: asked, landed: undefined, within: theirs, scopedBy },
    partly: { a: own !== undefined, b: theirs !== undefined },
  };
}

/** Whether another office keeps all that the figure goes by, so that it can say it too. */
export function otherOfficeSays(model: Model, figure: ModelFigure): boolean {
  const sides = figure.kind === 'base' ? sidesIn(model).find(({ ledger }) => ledger.name === figure.ledger) : undefined;
  if (sides === undefined || figure.kind !== 'base') return false;
  const { stock, definitions } = figure;
  const fields = [figure.measured, stock?.from, stock?.until, ...definitions.flatMap(({ measured, where }) => [measured, ...where.map(({ field }) => field)])];
  return fields.every((field) => field === undefined || counterpartField(sides, field) !== undefined);
}

const counterpartField = ({ other }: Sides, { name }: ModelField): ModelField | undefined => other.field.get(name);

/** The same definition over the counterpart's fields. */
function mirror(figure: ModelBaseFigure, sides: Sides): ModelBaseFigure {
  const of = (field: ModelField): ModelField => {
    const found = counterpartField(sides, field);
    if (found === undefined) throw keepsLess(sides.other.declared.title, field.field.title);
    return found;
  };
  const maybe = (field: ModelField | undefined) => (field === undefined ? undefined : of(field));
  const definition = ({ where, measured, ...rest }: ModelDefinition): ModelDefinition => ({ ...rest, measured: maybe(measured), where: where.map(({ field, condition }) => ({ field: of(field), condition })) });
  const { stock } = figure;
  return {
    ...figure,
    ledger: sides.other.name,
    bothSides: undefined,
    measured: maybe(figure.measured),
    definitions: figure.definitions.map(definition),
    by: figure.by.flatMap((field) => counterpartField(sides, field) ?? []),
    byDay: [],
    stock: stock === undefined ? undefined : { from: maybe(stock.from), until: maybe(stock.until) },
  };
}

const keepsLess = (ledger: Wording, field: Wording) =>
  refuse(
    'figure.other-office-keeps-less',
    { zh: `《${ledger.zh}》里没有“${field.zh}”，对方说不出这个数。`, en: `“${ledger.en}” has no “${field.en}”: the other office can’t say this number.` },
    { zh: '请不拆分，或换一个只用双方都有的字段的指标。', en: 'Ask for the whole, or for a figure of fields that both offices keep.' },
  );

const notVisible = (ledger: Wording) =>
  refuse(
    'figure.other-office-not-visible',
    { zh: `您看不到《${ledger.zh}》的记录，不能与对方对比。`, en: `You see no records of “${ledger.en}”: there is nothing to compare with.` },
    { zh: '可以读双方一致的数；需要看对方台账的，请安全管理员授予相应角色。', en: 'You can read what both say alike; to see the other office’s ledger, ask the security administrator.' },
  );
