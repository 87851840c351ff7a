import { systemParty, type Party } from '../../kernel/access/party.ts';
import { ledgersOf, modelFigure, openFigure, readFigures, seesFigure } from '../../kernel/figure/index.ts';
import { readBatches } from '../engine/batches.ts';
import { readCockpit } from '../engine/cockpit.ts';
import type { Engine } from '../engine/open-engine.ts';
import { readRecords } from '../engine/records.ts';
import { openedJson } from './api/figure-json.ts';

/** So many figures of the cockpit are opened. */
const opened = 3;

/**
 * Reads once what people look at first: the cockpit, all figures, some of them opened with the lists of their ledgers, the
 * newest batches. Meanwhile code is compiled, catalogues are loaded, statements are planned; all of that would otherwise
 * fall to those who come first, and after a restart they come all at once.
 */
export async function readAhead(engine: Engine): Promise<void> {
  const { store, settings } = engine;
  const { model } = store;
  const [county] = settings.programme.pairs ?? [];
  // Who sees a single region is read for by other statements than who sees all.
  const parties: Party[] = [systemParty, ...(county === undefined ? [] : [{ ...systemParty, grants: systemParty.grants.map((grant) => ({ ...grant, regions: [county.west] })) }])];
  for (const party of parties) {
    const { year, headlines } = await readCockpit(engine, party);
    await readFigures(store, party, [...model.figures.values()].filter((figure) => seesFigure(party, model, figure)).map(({ name }) => ({ figure: name, window: year })));
    const names = headlines.slice(0, opened).map(({ value }) => value.figure);
    for (const figure of names) JSON.stringify(await openedJson(engine, party, await openFigure(store, party, { figure, window: year })));
    for (const ledger of new Set(names.flatMap((name) => ledgersOf(model, modelFigure(model, name))))) JSON.stringify(await readRecords(engine, party, { ledger: ledger.name }));
    await readBatches(engine, party, 1, 50);
  }
}
