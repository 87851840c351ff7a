/**
 * Assessment (考核): rule sets scored exactly, explained in words, asked what-if. Pure, so that the browser, the server
 * and whoever opens an evidence pack score alike.
 */
export { byName, gapsOf, type Gap } from './gaps.ts';
export { formulaOf, inputKey, neededBy, neededFor, type Found, type Inputs, type Needed } from './inputs.ts';
export { liftsOf, withMoved } from './lift.ts';
export { everyItem, itemsAt, type Place } from './place.ts';
export { ruleWords } from './rule-words.ts';
export { scoreOf, type Basis, type Score, type ScoredItem } from './score.ts';
export { printedAs, termOf, type Term, type Terms } from './terms.ts';
export { whyWords } from './why.ts';
