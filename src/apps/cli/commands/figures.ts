import { Command } from 'commander';
import { Refusal } from '../../../kernel/declare/problem.ts';
import { readFigures, type FigureRequest, type FigureValue } from '../../../kernel/figure/index.ts';
import type { Engine } from '../../engine/open-engine.ts';
import type { Desk } from '../desk.ts';
import { askedOf, valueText, withFigureOptions, type FigureFlags } from '../figure-options.ts';
import { textTable } from '../text-table.ts';

export function figures(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const command = new Command('figures')
    .summary(say('指标的值', 'the values of figures'))
    .description(say('列出指标的值。可写指标名（funds.received），或一个领域的全部（funds）；不写则列出全部。', 'The values of figures: by name (funds.received), of a whole domain (funds), or all of them.'))
    .argument('[name...]', say('指标名或领域名', 'figures or domains'))
    .addHelpText('after', '\n  shanhai figures --year 2024\n  shanhai figures consumption --window 2021..2024 --county 岷县\n  shanhai figures consumption.sales --slice category=potato --json')
    .action(async (names: readonly string[], flags: FigureFlags) => {
      const engine = await desk.engine();
      const asked = await askedOf(engine.store, flags);
      const values = await readChosen(engine, desk, names, asked);
      const { figures: declared } = engine.store.model;
      const shown = values.map(({ figure, value, printed, unit, n, reported }) => ({ figure, title: declared.get(figure)?.declared.title, value, printed, unit, n, reported }));
      desk.answer({ window: asked.window, region: asked.region ?? null, slice: asked.slice ?? null, asOf: values[0]?.asOf ?? null, figures: shown }, () => {
        const place = [String(asked.window), asked.region === undefined ? '' : engine.store.regions.title(asked.region, desk.locale), asked.slice ?? ''].filter((part) => part !== '');
        const at = values[0]?.asOf.at;
        const table = textTable(
          [{ title: say('指标', 'Figure') }, { title: say('名称', 'Title'), most: 50 }, { title: say('值', 'Value'), align: 'right' }, { title: say('单位', 'Unit') }, { title: say('记录', 'Records'), align: 'right' }],
          shown.map(({ figure, title, unit, n, ...value }) => [figure, title === undefined ? '' : desk.say(title), valueText(value, desk), desk.say(unit), String(n)]),
        );
        return `${place.join('  ')}${at == null ? '' : `  ${say('截至', 'as of')} ${at.slice(0, 19).replace('T', ' ')} UTC`}\n\n${table}`;
      });
    });
  return withFigureOptions(command, desk);
}

/** The figures named, in the order of the declarations where a domain is named. */
export function namedFigures({ store: { model } }: Engine, names: readonly string[]): string[] {
  if (names.length === 0) return [...model.figures.keys()];
  return names.flatMap((name) => {
    const ofDomain = [...model.figures.values()].filter(({ domain }) => domain === name).map((figure) => figure.name);
    return ofDomain.length > 0 ? ofDomain : [name];
  });
}

async function readChosen(engine: Engine, desk: Desk, names: readonly string[], asked: Omit<FigureRequest, 'figure'>): Promise<FigureValue[]> {
  const requests = namedFigures(engine, names).map((figure) => ({ figure, ...asked }));
  try {
    return await readFigures(engine.store, desk.party, requests);
  } catch (error) {
    // Of a whole domain, those without the dimension or the kind of span asked for are passed over.
    if (!(error instanceof Refusal) || names.some((name) => engine.store.model.figures.has(name))) throw error;
    const values: FigureValue[] = [];
    for (const request of requests) {
      const value = await readFigures(engine.store, desk.party, [request]).catch((one: unknown) => (one instanceof Refusal && passedOver.has(one.code) ? [] : Promise.reject(one)));
      values.push(...value);
    }
    if (values.length === 0) throw error;
    return values;
  }
}

const passedOver = new Set(['figure.unknown-slice', 'figure.window-needs-ends']);
