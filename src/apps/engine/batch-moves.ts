import { v7 as newId } from 'uuid';
import type { Party } from '../../kernel/access/party.ts';
import { Refusal } from '../../kernel/declare/problem.ts';
import { seesFigure } from '../../kernel/figure/index.ts';
import { undoing } from '../../kernel/ledger/undo.ts';
import { readBatch } from './batches.ts';
import { mostRehearsed, rehearse, type FigureMove, type Watched } from './figure-moves.ts';
import type { Engine } from './open-engine.ts';

/** Years of one ledger that are looked at, the newest. */
const mostYears = 4;

/**
 * The figures as they would be without a batch, and as they are: found by rehearsing its undo. `null` where that can't be
 * told: it is too large, was taken back, its records were changed since, or are not all the party's.
 * @throws Refusal `batch.not-found`
 */
export async function readBatchMoves(engine: Engine, party: Party, number: string): Promise<FigureMove[] | null> {
  const { counts, undoneBy } = await readBatch(engine, party, number);
  if (undoneBy !== null || counts.created + counts.changed + counts.deleted > mostRehearsed) return null;
  try {
    const undo = await undoing(engine.store, party, number, newId());
    const moves = await rehearse(engine, party, undo, await watchedOf(engine, party, number));
    return moves?.map(({ figure, window, before, after }) => ({ figure, window, before: after, after: before })) ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The base figures over the ledgers a batch touched, for the years of the records it wrote or ended. */
async function watchedOf({ store: { database, programme, model } }: Engine, party: Party, number: string): Promise<Watched[]> {
  const watched: Watched[] = [];
  for (const ledger of model.ledgers.values()) {
    const figures = ledger.figures.filter((figure) => seesFigure(party, model, figure));
    if (figures.length === 0) continue;
    const years = await database.query(
      `select distinct _day / 10000 as year from "${ledger.table}" where programme = $1 and (_since = $2::bigint or _until = $2::bigint) order by year desc limit ${mostYears}`,
      [programme, number],
    );
    for (const { year } of years) {
      const window = ledger.when === undefined ? 'all' : String(year);
      watched.push(...figures.map(({ name }) => ({ figure: name, window, as: 'known' as const })));
    }
  }
  return watched;
}
