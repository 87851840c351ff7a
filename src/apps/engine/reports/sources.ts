import type { Party } from '../../../kernel/access/party.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import { expectReadable, modelFigure, parseWindow, printingOf, readFigures, seesWholeFigure, windowText, yearBefore, type Knowledge } from '../../../kernel/figure/index.ts';
import type { NumberRequest, Sources } from '../../../kernel/report/index.ts';
import type { Engine } from '../open-engine.ts';

/** Figures as reports ask for them, read for `party`; of closed periods as they were reported, or as is known now. */
export function reportSources({ store, settings }: Engine, party: Party, as: Knowledge = 'reported'): Sources {
  const { model, regions } = store;
  return {
    programme: settings.programme.title,
    regions,
    names: new Map([...model.figures.values()].map(({ name, declared }) => [name, declared.title])),
    figure(name) {
      const figure = model.figures.get(name);
      if (figure === undefined) return undefined;
      const { unit, digits, factor } = printingOf(model, figure);
      return { title: figure.declared.title, measure: { unit, digits, share: factor === 100n } };
    },
    window: parseWindow,
    windowText,
    yearBefore,
    check(request) {
      expectReadable(store, party, request);
      const figure = modelFigure(model, request.figure);
      if (request.region === undefined && !seesWholeFigure(party, model, regions, figure)) throw onlyInPart(figure.declared.title);
    },
    async read(requests) {
      if (requests.length === 0) return { values: [], asOf: await headOf(store) };
      const values = await readFigures(store, party, requests.map((request) => ({ ...request, as })));
      return { values, asOf: values[0]?.asOf ?? (await headOf(store)) };
    },
  };
}

/** Whether the party may see this number. */
export function seesNumber(sources: Sources, request: NumberRequest): boolean {
  try {
    sources.check(request);
    return true;
  } catch {
    return false;
  }
}

async function headOf({ database, programme }: Engine['store']) {
  const [head] = await database.query('select head_number, head_at from programme where programme = $1', [programme]);
  return { batch: String(head?.['head_number'] ?? 0), at: head?.['head_at'] == null ? null : new Date(String(head['head_at'])).toISOString() };
}

/** A sum of what one happens to see would be said as that of all. */
const onlyInPart = ({ zh, en }: { zh: string; en: string }) =>
  refuse(
    'report.only-in-part',
    { zh: `您只看得到一部分地区的“${zh}”，不能写成全部的数`, en: `You see “${en}” of some regions only, which is not the whole` },
    { zh: '选一个您负责的地区，或请看得到全部的人来做', en: 'Choose a region of yours, or ask somebody who sees everything' },
  );
