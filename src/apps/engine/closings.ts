import { may } from '../../kernel/access/may.ts';
import { systemParty, type Party } from '../../kernel/access/party.ts';
import { closePeriod, readChecklist, type CloseRequest, type Sealer } from '../../kernel/closing/close.ts';
import { findClosing, listClosings, type Closing } from '../../kernel/closing/closings.ts';
import { proveClosings, readSealed, type Proof, type Prover, type Wrong } from '../../kernel/closing/prove.ts';
import { approveReopening, askToReopen } from '../../kernel/closing/reopen.ts';
import { rationalOf } from '../../kernel/declare/rational.ts';
import { modelFigure, printed, printingOf, proveSealed, readFigures, readWithin, sealFigures, sealedRoot, seesFigureOf, seesWholeFigure, type FigureRequest, type SealedFigure, type SealedValues } from '../../kernel/figure/index.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Session } from '../../kernel/ports/database.ts';
import { closingChecks } from './closing-checks.ts';
import type { Engine } from './open-engine.ts';

const sealer: Sealer = { seal: sealFigures, root: sealedRoot };

const prover: Prover = {
  prove: (session, store, { from, to, head }, sealed) => proveSealed(session, store, { from, to }, head.number, sealed),
  readAgain,
  root: sealedRoot,
};

/** Values in one statement. */
const atOnce = 400;

/** What the figures read as reported say otherwise than was sealed; those no longer declared are proven by the versions alone. */
async function readAgain(session: Session, store: Store, { closing, window }: Closing, sealed: readonly SealedFigure[]): Promise<Wrong[]> {
  const asked = sealed.flatMap(({ figure, sealed: text }) => {
    if (!store.model.figures.has(figure)) return [];
    const { regions } = JSON.parse(text) as SealedValues;
    return Object.entries(regions).flatMap(([region, value]) => (region === '' || store.regions.get(region) !== undefined ? [{ figure, region, value }] : []));
  });
  const wrong: Wrong[] = [];
  for (let at = 0; at < asked.length; at += atOnce) {
    const part = asked.slice(at, at + atOnce);
    const read = await readWithin(session, store, systemParty, part.map(({ figure, region }): FigureRequest => ({ figure, window, region: region === '' ? undefined : region })));
    for (const [index, found] of read.entries()) {
      const { figure, region, value: [value, n] } = part[index] as (typeof asked)[number];
      // A period may have been closed anew with others in it; each is read by its own closing.
      if (found.reported?.closing !== closing) continue;
      if (found.value !== value || found.n !== n) wrong.push({ figure, at: region, sealed: `${value ?? '—'} (${n})`, found: `${found.value ?? '—'} (${found.n})` });
    }
  }
  return wrong;
}

/** Closes a period. @throws Refusal as `closePeriod` */
export async function closeBooks({ store }: Engine, party: Party, request: CloseRequest): Promise<Closing> {
  return closePeriod(store, party, request, sealer, closingChecks);
}

/** What is open in a period. @throws Refusal as `readChecklist` */
export const checklistOf = ({ store }: Engine, party: Party, window: string) => readChecklist(store, party, window, closingChecks);

/** Every closing with what its party may do about it. */
export async function closingsFor({ store }: Engine, party: Party) {
  return {
    closings: await listClosings(store.database, store.programme),
    may: { close: may(party, 'close'), reopen: may(party, 'reopen'), approve: may(party, 'approve') },
  };
}

/** A closing with its sealed values over the whole programme, and what is known now; of figures that the party sees the whole of. @throws Refusal `closing.not-found` */
export async function closingInFull({ store }: Engine, party: Party, number: number) {
  const closing = await findClosing(store.database, store.programme, number);
  const sealed = (await readSealed(store.database, store.programme, number)).flatMap((one) => {
    const figure = store.model.figures.get(one.figure);
    return figure !== undefined && seesWholeFigure(party, store.model, store.regions, figure) ? [{ figure, values: JSON.parse(one.sealed) as SealedValues }] : [];
  });
  const known = await readFigures(store, party, sealed.map(({ figure }): FigureRequest => ({ figure: figure.name, window: closing.window, as: 'known' })));
  return {
    closing,
    figures: sealed.map(({ figure, values }, index) => {
      const [value, n] = values.regions[''] ?? [null, 0];
      const printing = printingOf(store.model, figure);
      const now = known[index];
      return {
        figure: figure.name,
        title: figure.declared.title,
        sealed: { value, printed: printed(printing, value === null ? undefined : rationalOf(value)), unit: printing.unit, n },
        known: now === undefined ? null : { value: now.value, printed: now.printed, n: now.n },
        differs: now !== undefined && now.value !== value,
      };
    }),
  };
}

/** Asks for a period to be reopened. @throws Refusal as `askToReopen` */
export const askReopening = ({ store }: Engine, party: Party, closing: number, reason: string): Promise<Closing> => askToReopen(store, party, closing, reason);

/** Reopens what somebody else asked for. @throws Refusal as `approveReopening` */
export const approveAsked = ({ store }: Engine, party: Party, closing: number): Promise<Closing> => approveReopening(store, party, closing);

/** Proves closings, or one. */
export const proveBooks = ({ store }: Engine, only?: number, told?: (done: number, total: number) => void): Promise<Proof[]> => proveClosings(store, prover, only, told);

/** What a figure was at each closing, the newest first, as far as the party sees the region asked for. @throws Refusal as `readFigures` */
export async function closingsOfFigure({ store }: Engine, party: Party, name: string, region: string | undefined) {
  const figure = modelFigure(store.model, name);
  if (!seesFigureOf(party, store.model, store.regions, figure, region ?? '') && !(region === undefined && seesWholeFigure(party, store.model, store.regions, figure))) return [];
  const rows = await store.database.query('select closing, records, records_hash, sealed from sealed_figure where programme = $1 and figure = $2', [store.programme, name]);
  const sealed = new Map(rows.map((row) => [Number(row['closing']), row]));
  const printing = printingOf(store.model, figure);
  return (await listClosings(store.database, store.programme)).flatMap(({ closing, window, at, party: by, reason, reopened }) => {
    const row = sealed.get(closing);
    const worth = row === undefined ? undefined : (JSON.parse(String(row['sealed'])) as SealedValues).regions[region ?? ''];
    if (row === undefined || worth === undefined) return [];
    const [value, n] = worth;
    return [{ closing, window, at, party: by, reason, reopened: reopened !== null, value, printed: printed(printing, value === null ? undefined : rationalOf(value)), unit: printing.unit, n, recordsHash: region === undefined ? String(row['records_hash']) : null }];
  });
}
