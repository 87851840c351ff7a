import type { Party } from '../../../kernel/access/party.ts';
import type { Wording } from '../../../kernel/declare/wording.ts';
import type { Engine } from '../open-engine.ts';
import { maySee, placeIn } from './sight.ts';

/** A rule set with what of it one may read. */
export interface ListedRuleSet {
  readonly name: string;
  readonly title: Wording;
  readonly note: Wording | null;
  readonly years: readonly { readonly year: number; readonly regions: readonly { readonly code: string; readonly title: Wording; readonly level: 'top' | 'within' }[] }[];
}

/** The assessments that the party may read, the newest year first; regions in the order of the programme. */
export function listAssessments({ store }: Engine, party: Party): ListedRuleSet[] {
  return [...store.model.ruleSets.values()].flatMap((rules) => {
    const [first, last] = rules.valid;
    const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
      // A year that hasn't begun has nothing to score.
      .filter((year) => year <= store.clock.now().getUTCFullYear())
      .map((year) => ({
        year,
        regions: store.regions.all.flatMap(({ code, title }) => {
          const place = placeIn(store, rules, { region: code, year });
          return place === undefined || !maySee(store, party, rules, place) ? [] : [{ code, title, level: place.level }];
        }),
      }))
      .filter(({ regions }) => regions.length > 0);
    return years.length === 0 ? [] : [{ name: rules.name, title: rules.title, note: rules.note ?? null, years }];
  });
}
