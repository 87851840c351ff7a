import { claims, judgements } from '../../../domains/assessment/findings.ts';
import { neededFor, type Place } from '../../../kernel/assess/index.ts';
import { allowsThroughout, mayAssess } from '../../../kernel/access/may.ts';
import type { Party } from '../../../kernel/access/party.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import type { RuleSet } from '../../../kernel/declare/rule-set.ts';
import { ledgersOf, modelFigure } from '../../../kernel/figure/index.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import type { ModelLedger } from '../../../kernel/model/model.ts';

/** An assessment by its rule set, year and region. */
export interface AssessmentAsked {
  readonly ruleSet: string;
  readonly year: number;
  readonly region: string;
}

/** An assessment that may be read. */
export interface Seen {
  readonly rules: RuleSet;
  readonly place: Place;
}

/** The ledgers that hold what people found. */
export const findings = [claims.name, judgements.name] as const;

/**
 * The rules and the place of an assessment that the party may read: because it was given that very assessment, or because
 * it sees every ledger behind it in that region anyway.
 * @throws Refusal `assessment.unknown-rules`, `assessment.other-year`, `assessment.unknown-region`, `assessment.not-visible`
 */
export function assessmentSeen(store: Store, party: Party, asked: AssessmentAsked): Seen {
  const rules = store.model.ruleSets.get(asked.ruleSet);
  if (rules === undefined) throw unknownRules(asked.ruleSet);
  const [first, last] = rules.valid;
  if (!(asked.year >= first && asked.year <= last)) throw otherYear(rules, asked.year);
  const place = placeIn(store, rules, asked);
  if (place === undefined) throw unknownRegion(asked.region);
  if (!maySee(store, party, rules, place)) throw notVisible();
  return { rules, place };
}

/** Where a region stands in a rule set; `undefined` where it isn't assessed by it. */
export function placeIn({ regions }: Store, rules: RuleSet, { region: code, year }: Pick<AssessmentAsked, 'region' | 'year'>): Place | undefined {
  const region = regions.get(code);
  if (region === undefined || region.side !== rules.side) return undefined;
  const level = region.parent === null ? 'top' : 'within';
  return rules.levels.includes(level) ? { region: code, level, year } : undefined;
}

export function maySee(store: Store, party: Party, rules: RuleSet, place: Place): boolean {
  if (mayAssess(party, { ruleSet: rules.name, year: place.year }, place.region, store.regions)) return true;
  const local = neededFor(rules, place).figures.filter(({ everywhere }) => everywhere !== true);
  return [...behind(store, local.map(({ figure }) => figure)), ...findings.map((name) => ledgerIn(store, name))].every((ledger) => allowsThroughout(party, ledger, 'see', place.region, store.regions));
}

const behind = ({ model }: Store, figures: readonly string[]): readonly ModelLedger[] => [...new Set(figures.flatMap((name) => ledgersOf(model, modelFigure(model, name))))];

function ledgerIn({ model }: Store, name: string): ModelLedger {
  const ledger = model.ledgers.get(name);
  if (ledger === undefined) throw new TypeError(`The model has no ledger ${name}.`);
  return ledger;
}

/**
 * Who reads on behalf of somebody that may read an assessment: sees what the rules' figures are made of, masked, and
 * nothing else.
 * @param figures those read; with none, what people found
 * @param regions `all` for values alone
 */
export function readerOf(store: Store, party: Party, figures: readonly string[], regions: 'all' | readonly string[]): Party {
  const ledgers = figures.length === 0 ? findings : behind(store, figures).map(({ name }) => name);
  return { id: party.id, title: party.title, grants: [{ role: 'assessment', regions, ledgers, actions: ['see'] }] };
}

const unknownRules = (name: string) =>
  refuse('assessment.unknown-rules', { zh: `没有考核规则 ${name.slice(0, 40)}`, en: `There is no rule set ${name.slice(0, 40)}` }, { zh: '从考核页列出的规则里选', en: 'Choose one that the page of assessments lists' });

const otherYear = ({ title, valid: [first, last] }: RuleSet, year: number) =>
  refuse(
    'assessment.other-year',
    { zh: `“${title.zh}”不适用于 ${year} 年`, en: `“${title.en}” is not for ${year}` },
    { zh: `请选 ${first === last ? first : `${first} 至 ${last}`} 年，或换一套规则`, en: `Choose ${first === last ? first : `${first} to ${last}`}, or another rule set` },
  );

const unknownRegion = (code: string) =>
  refuse('assessment.unknown-region', { zh: `这套规则不考核地区 ${code.slice(0, 20)}`, en: `This rule set doesn’t assess region ${code.slice(0, 20)}` }, { zh: '请选本项目被考核的市或县区', en: 'Choose a city or county that is assessed' });

const notVisible = () =>
  refuse(
    'assessment.not-visible',
    { zh: '您看不到这次考核', en: 'You don’t see this assessment' },
    { zh: '需要的话，请安全管理员授予相应地区的角色，或这次考核的查阅权限', en: 'If you need to, ask the security administrator for a role in that region, or for this assessment' },
  );
