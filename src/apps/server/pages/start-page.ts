import { html } from 'hono/html';
import { readFigures, type FigureValue } from '../../../kernel/figure/index.ts';
import type { ModelFigure } from '../../../kernel/model/model.ts';
import { listRecords } from '../../../kernel/ledger/list.ts';
import { address, drawn, type Page } from './page.ts';
import { spoken } from './spoken-number.ts';
import { uploadForm } from './import-page.ts';
import { readBatches } from '../../engine/batches.ts';
import { batchLine } from './batch-page.ts';

const mostDoors = 12;
const yearsShown = 5;

/** `/`: the year's figures, the ledgers, how to import. */
export async function startPage(page: Page): Promise<Response> {
  const { service, say, of } = page;
  const { engine, party, demo } = service;
  const { store } = engine;
  const years = recentYears(store.clock.now());
  const year = page.context.req.query('window') ?? (await newestYear(page, years)) ?? years[0] ?? 'all';
  const figures = [...store.model.figures.values()];
  const windows = [year, /^\d{4}$/.test(year) ? String(Number(year) - 1) : 'all'];
  const values = await readFigures(store, party, windows.flatMap((window) => figures.map(({ name }) => ({ figure: name, window }))));
  const doors = figures.map((figure, index) => ({ figure, now: values[index] as FigureValue, before: values[index + figures.length] as FigureValue }));
  const chosen = headlines(doors, engine.settings.programme.headlines ?? []);
  const ledgers = await Promise.all([...store.model.ledgers.values()].map(async (ledger) => ({ ledger, total: (await listRecords(store, party, { ledger: ledger.name, size: 1 })).total })));
  const records = ledgers.reduce((sum, { total }) => sum + total, 0);
  const { batches } = await readBatches(engine, party, 1, 6);
  const title = of(engine.settings.programme.title);
  return drawn(
    page,
    title,
    html`<div class="head"><div><h1>${title}${/^\d{4}$/.test(year) ? say(` ${year} 年`, ` in ${year}`) : ''}</h1>
<p class="sub">${records.toLocaleString('en')} ${say('条记录', 'records')} · ${say('数字均可点开到原始单元格', 'every number opens down to its source cells')}${demo ? html` <span class="tag">${say('示例数据，虚构', 'Invented sample data')}</span>` : ''}</p></div>
<div class="seg">${[...years.toReversed(), 'all'].map((one) => html`<a href="${address('/', { window: one })}"${one === year ? html` aria-current="true"` : ''}>${one === 'all' ? say('全部', 'All') : one}</a>`)}</div></div>
${records === 0 ? html`<p class="card pad">${say('还没有记录。导入第一份工作簿，或从台账模板开始。', 'No records yet. Import a first workbook, or begin with a ledger’s template.')}</p>` : html`<div class="card figs">${chosen.map((door) => figureDoor(page, door, year))}</div>`}
<div class="cols"><div>
<h2>${say('台账', 'Ledgers')}<span>${ledgers.length}</span></h2>
<div class="card scroll"><table><tbody>${ledgers.map(
      ({ ledger, total }) => html`<tr><td><a href="/ledgers/${ledger.name}">${of(ledger.declared.title)}</a></td><td class="r">${total.toLocaleString('en')}</td><td class="links"><a href="/api/templates/${ledger.name}.xlsx">${say('模板', 'Template')}</a> · <a href="/api/ledgers/${ledger.name}/export.xlsx">${say('导出', 'Export')}</a></td></tr>`,
    )}</tbody></table></div></div>
<div><h2>${say('导入工作簿', 'Import a workbook')}</h2><div class="card pad">${uploadForm(page)}</div>
<h2>${say('最近的批次', 'Latest batches')}<a class="quiet" href="/batches">${say('全部', 'All')}</a></h2>
<ul class="rows card pad">${batches.length === 0 ? html`<li>${say('还没有', 'None yet')}</li>` : batches.map((batch) => batchLine(page, batch))}</ul>
<h2>${say('所有指标', 'All figures')}<a class="quiet" href="${address('/figures', { window: year })}">${figures.length} →</a></h2></div></div>`,
  );
}

interface Door {
  readonly figure: ModelFigure;
  readonly now: FigureValue;
  readonly before?: FigureValue | undefined;
}

/** A figure on a tile: title, value, how many records are behind it, and the change on the year before. */
export function figureDoor(page: Page, { figure, now, before }: Door, window: string, region?: string) {
  const { number, unit, exact } = spoken(now, page.locale);
  return html`<a class="door${now.value === null || now.n === 0 ? ' none' : ''}" href="${address(`/figures/${figure.name}`, { window, region })}"><div class="t">${page.of(figure.declared.title)}</div><div class="v" title="${exact}">${number}<small>${unit}</small></div><div class="m"><span>${now.n.toLocaleString('en')} ${page.say('条记录', 'records')}</span>${change(page, now, before)}</div></a>`;
}

function change({ say }: Page, now: FigureValue, before: FigureValue | undefined) {
  const [is, was] = [Number(now.value), Number(before?.value)];
  if (now.value === null || before?.value == null || was <= 0 || now.unit.zh === '%') return '';
  const percent = ((is - was) / was) * 100;
  if (Math.abs(percent) < 0.05 || Math.abs(percent) >= 1000) return '';
  return html`<span class="${percent > 0 ? 'up' : 'down'}">${say('同比', 'on the year')} ${percent > 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)}%</span>`;
}

/**
 * The figures the programme puts first; else the first of every domain in turn: what others are made of comes last, what
 * has no records is left out.
 */
function headlines(doors: readonly Door[], named: readonly string[]): Door[] {
  const first = named.flatMap((name) => doors.filter(({ figure, now }) => figure.name === name && now.value !== null));
  if (first.some(({ now }) => now.n > 0)) return first;
  const pieces = new Set(doors.flatMap(({ figure }) => (figure.kind === 'composite' ? figure.parts : [])));
  const told = doors.filter(({ now }) => now.n > 0 && now.value !== null);
  const ranked = [...told.filter(({ figure }) => !pieces.has(figure.name)), ...told.filter(({ figure }) => pieces.has(figure.name))];
  const filled = Map.groupBy(ranked, ({ figure }) => figure.domain);
  const turns = Array.from({ length: mostDoors }, (_, turn) => [...filled.values()].flatMap((of) => of[turn] ?? []));
  const chosen = turns.flat().slice(0, mostDoors);
  const whole = chosen.length - (chosen.length % 4);
  return whole === 0 ? chosen : chosen.slice(0, whole);
}

function recentYears(now: Date): string[] {
  return Array.from({ length: yearsShown }, (_, back) => String(now.getUTCFullYear() - back));
}

/** The newest of these years in which anything happened. */
async function newestYear({ service: { engine, party } }: Page, years: readonly string[]): Promise<string | undefined> {
  const { store } = engine;
  const figures = [...store.model.figures.values()].filter((figure) => figure.kind === 'base' && figure.stock === undefined && figure.where.length === 0).slice(0, 20);
  const values = await readFigures(store, party, years.flatMap((window) => figures.map(({ name }) => ({ figure: name, window }))));
  return years.find((_, index) => values.slice(index * figures.length, (index + 1) * figures.length).some(({ n }) => n > 0));
}
