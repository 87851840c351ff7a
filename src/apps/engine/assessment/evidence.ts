import type { Party } from '../../../kernel/access/party.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import { countsWithin, openFigure, parseWindow, windowText, type OpenedFigure } from '../../../kernel/figure/index.ts';
import { getRecord } from '../../../kernel/ledger/list.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import { evidenceNotFound, readEvidence, type ShownEvidence } from '../evidence.ts';
import type { Engine } from '../open-engine.ts';
import { figuresBehind, withParts, type Behind } from './behind.ts';
import { readFindings } from './findings.ts';
import { assessmentSeen, findings as foundIn, readerOf, type AssessmentAsked, type Seen } from './sight.ts';

/** A file of a record. */
export interface FileAsked {
  readonly ledger: string;
  readonly record: string;
  readonly hash: string;
}

/**
 * Opens a figure that an assessment is scored by, or one that such a figure is made of: the records behind it as
 * whoever may read the assessment sees them, sensitive fields masked.
 * @throws Refusal as `assessmentSeen`, `openFigure`; `assessment.figure-not-found`
 */
export async function openAssessed({ store }: Engine, party: Party, asked: AssessmentAsked, { figure, window }: { readonly figure: string; readonly window: string }, page: { readonly after?: string | undefined; readonly limit: number }): Promise<{ readonly opened: OpenedFigure; readonly reader: Party }> {
  const seen = assessmentSeen(store, party, asked);
  const when = windowText(parseWindow(window));
  const found = withParts(figuresBehind(store, seen)).find((one) => one.figure.name === figure && one.window === when);
  if (found === undefined) throw figureNotFound(figure);
  const reader = readerFor(store, party, found);
  const opened = await openFigure(store, reader, { figure, window: when, region: found.region }, page);
  // What records refer to is called by its name for whoever sees it anyway.
  return { opened, reader: { ...reader, grants: [...reader.grants, ...party.grants] } };
}

/** Who reads the records behind one figure: those of the region assessed, or all where it is of the whole programme. */
export const readerFor = (store: Store, party: Party, { figure, region }: Behind): Party => readerOf(store, party, [figure.name], region === undefined ? 'all' : [region]);

/**
 * A file that bears a judged item out, or a record that counts in a figure of the assessment.
 * @throws Refusal as `assessmentSeen`, `readEvidence`
 */
export async function readAssessedFile(engine: Engine, party: Party, asked: AssessmentAsked, file: FileAsked): Promise<ShownEvidence> {
  const { store } = engine;
  const seen = assessmentSeen(store, party, asked);
  const reader = foundIn.some((name) => name === file.ledger) ? await readerOfFinding(store, party, seen, file) : await readerOfRecord(store, party, seen, file);
  if (reader === undefined) throw evidenceNotFound();
  return readEvidence(engine, reader, file.ledger, file.record, file.hash);
}

async function readerOfFinding(store: Store, party: Party, seen: Seen, { ledger, record }: FileAsked): Promise<Party | undefined> {
  const found = Object.values(await readFindings(store, party, seen)).flatMap(({ self, assessor }) => [self, assessor]);
  return found.some((one) => one?.ledger === ledger && one.record === record) ? readerOf(store, party, [], [seen.place.region]) : undefined;
}

async function readerOfRecord(store: Store, party: Party, seen: Seen, { ledger: name, record }: FileAsked): Promise<Party | undefined> {
  for (const behind of withParts(figuresBehind(store, seen))) {
    const { figure, window } = behind;
    if (figure.kind !== 'base' || figure.ledger !== name) continue;
    const reader = readerFor(store, party, behind);
    const version = await getRecord(store, reader, name, record).catch(() => undefined);
    if (version !== undefined && countsWithin(figure, version, parseWindow(window))) return reader;
  }
  return undefined;
}

const figureNotFound = (figure: string) =>
  refuse('assessment.figure-not-found', { zh: `这次考核不看指标 ${figure.slice(0, 60)}`, en: `This assessment doesn’t go by figure ${figure.slice(0, 60)}` }, { zh: '从考核项里打开它的依据', en: 'Open it from the item that goes by it' });
