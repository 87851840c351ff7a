/**
 * Figures (指标): kept in the transaction that writes the records, read at a cost that doesn't grow with them, opened
 * down to the records that make them up.
 */
export { figureKeeper } from './keeper.ts';
export { fold } from './fold.ts';
export { ledgersOf } from './base-figures.ts';
export { modelFigure } from './compose.ts';
export { seesFigure, seesFigureOf, seesWholeFigure } from './scope.ts';
export { expectReadable, readFigures, readWithin, type FigureRequest, type FigureValue, type Knowledge } from './read.ts';
export { definitionOn } from './in-force.ts';
export { definitionsOf } from './definition.ts';
export { readLevelOf, readLevels, type ReadLevel } from './level.ts';
export { isSlice, sliceTitle } from './slice.ts';
export { parseWindow, windowText, yearBefore } from './window.ts';
export { printed, printingOf, type Printing } from './printing.ts';
export type { RenamedDimensions } from './keep-sealed.ts';
export { rebuild } from './rebuild.ts';
export { verifyFigures } from './verify.ts';
export { openFigure, type FigurePart, type OpenedFigure } from './open.ts';
export { countsWithin, figuresOfRecord } from './of-record.ts';
export type { ContributingRecord } from './contributing.ts';
export { readSeries, type Series } from './series.ts';
export { accountFor } from './account.ts';
export { explainNumber } from './explain-number.ts';
export { compareFigures, compareWithin, type Comparison, type ComparisonPage } from './compare.ts';
export { batchShare } from './batch-share.ts';
export { otherOfficeSays } from './other-office.ts';
export { compareOffices } from './compare-offices.ts';
export type { ComparedRequest } from './compare-side.ts';
export type { Reason } from './compare-words.ts';
export { sealFigures, sealedRoot, type SealedFigure, type SealedValues } from './seal-figures.ts';
export { effectsOf } from './effect.ts';
export { proveSealed } from './prove-sealed.ts';
export { compositeBehind, recordsBehind, type FigureInFull } from './records-behind.ts';
