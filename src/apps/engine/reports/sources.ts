import type { Party } from '../../../kernel/access/party.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import { decimalText } from '../../../kernel/declare/rational.ts';
import { expectReadable, modelFigure, parseWindow, printingOf, readFigures, seesWholeFigure, windowText, yearBefore, type Knowledge } from '../../../kernel/figure/index.ts';
import type { NumberRequest, Sources } from '../../../kernel/report/index.ts';
import { inForce, readTargets } from '../../../kernel/target/index.ts';
import type { Engine } from '../open-engine.ts';
import { todayOf } from './today.ts';

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
      const { target, ...asked } = request;
      expectReadable(store, party, asked);
      if (target === true && request.region === undefined) throw ofWhichRegion();
      const figure = modelFigure(model, request.figure);
      if (request.region === undefined && !seesWholeFigure(party, model, regions, figure)) throw onlyInPart(figure.declared.title);
    },
    async read(requests) {
      if (requests.length === 0) return { values: [], asOf: await headOf(store) };
      const read = await readFigures(store, party, requests.flatMap(({ target, ...request }) => (target === true ? [] : [{ ...request, as }])));
      const targets = await targetsOf(store, party, requests);
      let at = 0;
      const values = requests.map((request) => (request.target === true ? { value: targets(request), n: 0 } : (read[at++] ?? { value: null, n: 0 })));
      return { values, asOf: read[0]?.asOf ?? (await headOf(store)) };
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

/** What was set for the figures asked, as it holds today or did at the end of its year; `null` where nothing was. */
async function targetsOf(store: Engine['store'], party: Party, requests: readonly NumberRequest[]): Promise<(request: NumberRequest) => string | null> {
  const years = [...new Set(requests.flatMap(({ target, window }) => (target === true ? [Number(window)] : [])))];
  const today = todayOf(store.clock);
  const held = await Promise.all(years.map(async (year) => inForce(await readTargets(store, party, { year }), Math.min(today, year * 10000 + 1231))));
  const amounts = new Map(held.flat().filter(({ slice }) => slice === '').map(({ year, region, figure, holds }) => [`${year} ${region} ${figure}`, decimalText(holds.amount)]));
  return ({ window, region, figure }) => amounts.get(`${window} ${region ?? ''} ${figure}`) ?? null;
}

const ofWhichRegion = () =>
  refuse('report.target-of-region', { zh: '目标按地区定，没有说是哪个地区的', en: 'Targets are set for regions, and none is named' }, { zh: '写上 region=地区名', en: 'Add region=NAME' });

/** A sum of what one happens to see would be said as that of all. */
const onlyInPart = ({ zh, en }: { zh: string; en: string }) =>
  refuse(
    'report.only-in-part',
    { zh: `您只看得到一部分地区的“${zh}”，不能写成全部的数`, en: `You see “${en}” of some regions only, which is not the whole` },
    { zh: '选一个您负责的地区，或请看得到全部的人来做', en: 'Choose a region of yours, or ask somebody who sees everything' },
  );
