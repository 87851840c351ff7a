import { linkOptions } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Wording } from '../../kernel/declare/wording.ts';
import { DraftsBadge } from '../reports/drafts-badge.tsx';
import type { Mays } from './session.ts';
import { pageWords } from './words.ts';

/** A page that has an address of its own and is found by its name. */
export interface Page {
  readonly link: { readonly to: string };
  readonly title: Wording;
  /** Whether the main navigation shows it; the search finds all. */
  readonly main: boolean;
  /** Whether somebody who may this much has a use for it. */
  readonly for: (may: Mays) => boolean;
  /** What waits there for whoever is signed in. */
  readonly badge?: ComponentType;
}

const everybody = () => true;
const readers: Page['for'] = (may) => may.inAnyLedger('see');
/** Whoever sees more of some ledger than its own organisation's rows. */
const figureReaders: Page['for'] = ({ everybodys }) => everybodys;
/** Whoever sees the ledger of claims, or was given an assessment to read. */
const assessors: Page['for'] = (may) => may.inLedger('assessment.claims', 'see') || may.programme('assess');
const reviewers: Page['for'] = (may) => may.inAnyLedger('write') || may.inAnyLedger('verify') || may.inAnyLedger('confirm');
const importers: Page['for'] = (may) => may.inAnyLedger('import');
export const administrators: Page['for'] = ({ programme }) => programme('accounts') || programme('roles') || programme('journal') || programme('check') || programme('backup') || programme('countersign');

/** The pages in the order of the main navigation. A page that is added here is in the navigation and in the search. */
export const pages: readonly Page[] = [
  { link: linkOptions({ to: '/' }), title: pageWords.cockpit, main: true, for: everybody },
  { link: linkOptions({ to: '/figures', search: {} }), title: pageWords.figures, main: true, for: figureReaders },
  { link: linkOptions({ to: '/ledgers' }), title: pageWords.ledgers, main: true, for: readers },
  { link: linkOptions({ to: '/targets', search: {} }), title: pageWords.targets, main: true, for: ({ inLedger }) => inLedger('agreement.targets', 'see') },
  { link: linkOptions({ to: '/assessment', search: {} }), title: pageWords.assessment, main: true, for: assessors },
  { link: linkOptions({ to: '/digest', search: {} }), title: pageWords.digest, main: false, for: figureReaders },
  { link: linkOptions({ to: '/reports' }), title: pageWords.reports, main: true, for: figureReaders, badge: DraftsBadge },
  { link: linkOptions({ to: '/review' }), title: pageWords.review, main: true, for: reviewers },
  { link: linkOptions({ to: '/differences', search: {} }), title: pageWords.differences, main: false, for: figureReaders },
  { link: linkOptions({ to: '/closings' }), title: pageWords.closings, main: true, for: figureReaders },
  { link: linkOptions({ to: '/imports' }), title: pageWords.imports, main: true, for: importers },
  { link: linkOptions({ to: '/published' }), title: pageWords.published, main: false, for: figureReaders },
  { link: linkOptions({ to: '/wall' }), title: pageWords.wall, main: false, for: figureReaders },
  { link: linkOptions({ to: '/me' }), title: pageWords.me, main: false, for: everybody },
  { link: linkOptions({ to: '/administration' }), title: pageWords.administration, main: false, for: administrators },
  { link: linkOptions({ to: '/api' }), title: pageWords.api, main: false, for: everybody },
];
