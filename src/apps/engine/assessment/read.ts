import { gapsOf, neededFor, scoreOf, type Gap, type Inputs, type Needed, type Place, type Score, type Terms } from '../../../kernel/assess/index.ts';
import type { Party } from '../../../kernel/access/party.ts';
import type { RuleSet } from '../../../kernel/declare/rule-set.ts';
import type { Wording } from '../../../kernel/declare/wording.ts';
import { modelFigure, printingOf, readFigures, type FigureValue } from '../../../kernel/figure/index.ts';
import type { Model } from '../../../kernel/model/model.ts';
import type { Engine } from '../open-engine.ts';
import { filesOf, pointsFound, readFindings, type Findings } from './findings.ts';
import { assessmentSeen, readerOf, type AssessmentAsked, type Seen } from './sight.ts';
import { agreedTargets, type Agreed } from './targets.ts';

/** A figure's value that a score was made of. */
export interface InputValue {
  readonly key: string;
  readonly figure: string;
  readonly year: number;
  /** `null` for the whole programme. */
  readonly region: string | null;
  readonly value: string | null;
  /** Records behind it. */
  readonly records: number;
}

/** An assessment of one region in one year: what its scores are, what they are made of, and what they lack. */
export interface Assessment {
  readonly rules: RuleSet;
  readonly place: Place;
  readonly region: Wording;
  readonly terms: Terms;
  readonly inputs: Inputs;
  readonly values: readonly InputValue[];
  readonly agreed: readonly Agreed[];
  readonly asOf: FigureValue['asOf'] | null;
  readonly findings: Findings;
  readonly scores: { readonly self: Score; readonly assessor: Score };
  readonly gaps: readonly Gap[];
}

/**
 * Reads what an assessment is made of, in one state of the ledgers, and scores it.
 * @throws Refusal as `assessmentSeen`
 */
export async function readAssessment({ store }: Engine, party: Party, asked: AssessmentAsked): Promise<Assessment> {
  const seen = assessmentSeen(store, party, asked);
  const { rules, place } = seen;
  const needed = neededFor(rules, place);
  const [values, findings, agreed] = await Promise.all([
    readValues(store, party, seen, needed.figures),
    readFindings(store, party, seen),
    agreedTargets(store, party, place, needed.targets),
  ]);
  const inputs: Inputs = {
    figures: Object.fromEntries(needed.figures.map(({ key }, index) => [key, values[index]?.value ?? null])),
    targets: Object.fromEntries(agreed.map(({ key, amount }) => [key, amount])),
    limits: agreed.flatMap(({ key, bound }) => (bound === 'most' ? [key] : [])),
    found: pointsFound(findings),
  };
  return {
    rules,
    place,
    region: { zh: store.regions.title(place.region, 'zh'), en: store.regions.title(place.region, 'en') },
    terms: termsOf(store.model, needed.figures),
    inputs,
    values: needed.figures.map(({ key, figure, year, everywhere }, index) => ({ key, figure, year, region: everywhere === true ? null : place.region, value: values[index]?.value ?? null, records: values[index]?.n ?? 0 })),
    agreed,
    asOf: values[0]?.asOf ?? null,
    findings,
    scores: { self: scoreOf(rules, place, inputs, 'self'), assessor: scoreOf(rules, place, inputs, 'assessor') },
    gaps: gapsOf(rules, place, inputs, {
      files: Object.fromEntries(Object.entries(findings).map(([item, found]) => [item, filesOf(found).length])),
      records: Object.fromEntries(needed.figures.map(({ key }, index) => [key, values[index]?.n ?? 0])),
    }),
  };
}

/** The values that the rules need: of the region assessed, or of the whole programme. */
function readValues(store: Engine['store'], party: Party, { place }: Seen, needed: readonly Needed[]): Promise<FigureValue[]> {
  const reader = readerOf(store, party, needed.map(({ figure }) => figure), 'all');
  return readFigures(store, reader, needed.map(({ figure, year, everywhere }) => ({ figure, window: String(year), ...(everywhere === true ? {} : { region: place.region }) })));
}

function termsOf(model: Model, needed: readonly Needed[]): Terms {
  return Object.fromEntries(
    needed.map(({ figure: name }) => {
      const figure = modelFigure(model, name);
      const { unit, digits, factor, trims } = printingOf(model, figure);
      return [name, { title: figure.declared.title, unit, digits, percent: factor === 100n, trims }];
    }),
  );
}
