import { common, mayBeyondOwn, mayIn, reach } from '../access/may.ts';
import type { Grant, Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { RegionBook } from '../declare/region-book.ts';
import type { Model, ModelFigure } from '../model/model.ts';
import { ledgersOf } from './base-figures.ts';

/**
 * The regions whose cells together make up what the party asks for: the region asked, or all where the party sees the
 * records of every ledger behind the figure. The empty text is the whole programme. No two of them overlap.
 * @throws Refusal `figure.not-visible`, `figure.own-rows-only`, `figure.unknown-region`, `figure.region-not-visible`
 */
export function scopeFor(party: Party, model: Model, regions: RegionBook, figure: ModelFigure, asked: string | undefined): readonly string[] {
  if (!seesFigure(party, model, figure)) throw ledgersOf(model, figure).every((ledger) => mayIn(party, ledger, 'see')) ? ownRowsOnly(figure) : notVisible(figure);
  const reached = reachOf(party, model, regions, figure);
  if (asked === undefined || asked === '') return reached === 'all' ? [''] : reached;
  if (regions.get(asked) === undefined) {
    throw refuse(
      'figure.unknown-region',
      { zh: `没有代码为 ${asked.slice(0, 20)} 的地区。`, en: `There is no region ${asked.slice(0, 20)}.` },
      { zh: '请填写本项目地区的行政区划代码。', en: 'Give the code of a region of the programme.' },
    );
  }
  if (!liesIn(reached, asked, regions)) {
    throw refuse(
      'figure.region-not-visible',
      { zh: `您看不到地区 ${asked}。`, en: `You don't see region ${asked}.` },
      { zh: '请选择您负责的地区，或联系管理员。', en: 'Choose a region of your own, or ask the administrator.' },
    );
  }
  return [asked];
}

/** Whether the party sees records of every ledger behind the figure, wherever, and not only its own: a figure doesn't know whose a row is. */
export function seesFigure(party: Party, model: Model, figure: ModelFigure): boolean {
  return ledgersOf(model, figure).every((ledger) => mayBeyondOwn(party, ledger, 'see'));
}

/** Whether the party sees the figure of this region. */
export function seesFigureOf(party: Party, model: Model, regions: RegionBook, figure: ModelFigure, region: string): boolean {
  return seesFigure(party, model, figure) && liesIn(reachOf(party, model, regions, figure), region, regions);
}

/** Whether the party sees every record behind the figure: what it reads is then the whole. */
export function seesWholeFigure(party: Party, model: Model, regions: RegionBook, figure: ModelFigure): boolean {
  return seesFigure(party, model, figure) && reachOf(party, model, regions, figure) === 'all';
}

/** The regions in which the party sees the records of every ledger behind the figure. */
function reachOf(party: Party, model: Model, regions: RegionBook, figure: ModelFigure): Grant['regions'] {
  return ledgersOf(model, figure)
    .map((ledger) => reach(party, ledger, 'see', regions))
    .reduce<Grant['regions']>((both, one) => common(both, one, regions), 'all');
}

const liesIn = (reached: Grant['regions'], region: string, regions: RegionBook): boolean => reached === 'all' || regions.ancestors(region).some((code) => reached.includes(code));

function notVisible({ name, declared: { title } }: ModelFigure) {
  return refuse(
    'figure.not-visible',
    { zh: `您看不到指标“${title.zh}”所依据的台账`, en: `You don’t see the ledgers behind “${title.en}”` },
    { zh: '需要的话，请安全管理员授予相应角色', en: 'If you need to, ask the security administrator for a role that may' },
    { field: name },
  );
}

/** Worked out over its own rows alone, it would be another number under the same name. */
function ownRowsOnly({ name, declared: { title } }: ModelFigure) {
  return refuse(
    'figure.own-rows-only',
    { zh: `指标“${title.zh}”按所有单位的记录计算，您只看得到本单位的`, en: `“${title.en}” is made of everybody’s records, and you see your own organisation’s only` },
    { zh: '在台账里查看、导出本单位的记录；要看全部，请安全管理员授予相应角色', en: 'See and export your own records in the ledger; for the whole, ask the security administrator for a role that may' },
    { field: name },
  );
}

/** The regions records of a scope belong to, in ascending order. */
export function leavesOf(scope: readonly string[], regions: RegionBook): readonly string[] {
  const codes = scope.includes('') ? regions.all.map(({ code }) => code) : scope.flatMap((code) => regions.within(code));
  return [...new Set(codes)].sort();
}

/** The regions next below a scope: by these its figures are split. */
export function partsOf(scope: readonly string[], regions: RegionBook): readonly string[] {
  const [only] = scope;
  if (scope.length !== 1 || only === undefined) return scope;
  return regions.all.filter(({ parent }) => (parent ?? '') === only).map(({ code }) => code);
}
