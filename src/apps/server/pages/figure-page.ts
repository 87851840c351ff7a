import { html } from 'hono/html';
import type { Wording } from '../../../kernel/declare/wording.ts';
import { openFigure, readFigures, windowText, type FigurePart, type OpenedFigure } from '../../../kernel/figure/index.ts';
import type { ModelFigure } from '../../../kernel/model/model.ts';
import { sheetsOf, type KeptSheet } from '../../engine/sources.ts';
import { address, drawn, type Markup, type Page } from './page.ts';
import { grouped, spoken } from './spoken-number.ts';
import { localInstant } from './shown-time.ts';
import { valueText } from './value-text.ts';

const trendYears = 5;
const mostBars = 30;

/** `/figures/{name}`: value, definition, splits, parts, and the records that make it up. */
export async function figurePage(page: Page): Promise<Response> {
  const { service, context, say, of, locale } = page;
  const { store } = service.engine;
  const name = context.req.param('name') ?? '';
  const asked = { window: context.req.query('window') || 'all', region: context.req.query('region') || undefined, slice: context.req.query('slice') || undefined };
  const opened = await openFigure(store, service.party, { figure: name, ...asked }, { after: context.req.query('cursor') || undefined, limit: 50 });
  const figure = store.model.figures.get(name) as ModelFigure;
  const sheets = await sheetsOf(store, opened.records.page.map(({ source }) => source));
  const trend = await trendOf(page, figure, opened.window, asked);
  const said = spoken(opened.value, locale);
  const where = asked.region === undefined ? '' : ` · ${store.regions.title(asked.region, locale)}`;
  const title = of(opened.title);
  return drawn(
    page,
    title,
    html`<div class="head"><div><p class="crumb"><a href="/">${say('总览', 'Overview')}</a> › <a href="${address('/figures', { window: opened.window, region: asked.region })}">${of(store.model.domains.find((one) => one.name === figure.domain)?.title ?? opened.title)}</a></p>
<h1>${title} · ${opened.window === 'all' ? say('全部期间', 'all time') : opened.window}${where}${asked.slice === undefined ? '' : ` · ${asked.slice}`}</h1></div>
<p class="links"><a href="${address(`/api/figures/${name}`, asked)}">JSON</a></p></div>
<div class="card value"><div><div class="big" title="${said.exact}">${said.number}<small>${said.unit}</small></div><div class="sub">${said.exact} · ${opened.value.n.toLocaleString('en')} ${say('条记录', 'records')}</div></div>
<div><p>${of(opened.definition)}</p><p class="quiet">${say('截至', 'As of')} ${opened.value.asOf.at === null ? '—' : localInstant(opened.value.asOf.at)} · ${say('批次', 'batch')} ${opened.value.asOf.batch}</p></div></div>
<div class="halves">
${trend.length < 2 ? '' : section(page, say('历年', 'By year'), trend, false)}
${opened.parts.length === 0 ? '' : madeOf(page, opened.parts)}
${opened.regions.length === 0 ? '' : section(page, say('按地区', 'By region'), opened.regions)}
${opened.dimensions.map(({ name: dimension, title: by, parts }) => (parts.length === 0 ? '' : section(page, say(`按${by.zh}`, `By ${by.en.toLowerCase()}`), parts.map((part) => ({ ...part, title: sliceTitle(page, figure, dimension, part) })))))}
</div>
${figure.kind === 'composite' ? '' : recordsOf(page, opened, figure, sheets, asked)}`,
  );
}

function section(page: Page, title: string, parts: readonly FigurePart[], ranked = true): Markup {
  const size = ({ value: { value } }: FigurePart) => Math.abs(Number(value ?? 0));
  const most = Math.max(...parts.map(size), 0);
  const rows = ranked ? parts.toSorted((a, b) => size(b) - size(a)) : parts;
  return html`<section><h2>${title}<span>${parts.length}</span></h2><div class="card pad"><div class="bars">${rows.slice(0, mostBars).map((part) => {
    const said = spoken(part.value, page.locale);
    const share = most === 0 ? 0 : (size(part) / most) * 100;
    return html`<a href="${partAddress(part)}">${page.of(part.title)}</a><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect class="bar" width="${share.toFixed(2)}" height="12"/></svg><a class="num" href="${partAddress(part)}" title="${said.exact}">${said.number} ${said.unit}</a>`;
  })}</div></div></section>`;
}

function madeOf(page: Page, parts: readonly FigurePart[]): Markup {
  return html`<section><h2>${page.say('由这些指标构成', 'Made of')}<span>${parts.length}</span></h2><ul class="rows card pad">${parts.map((part) => {
    const said = spoken(part.value, page.locale);
    return html`<li><a href="${partAddress(part)}">${page.of(part.title)}</a><a class="num" href="${partAddress(part)}" title="${said.exact}">${said.number} ${said.unit}</a></li>`;
  })}</ul></section>`;
}

function partAddress({ request: { figure, window, region, slice } }: FigurePart): string {
  return address(`/figures/${figure}`, { window: typeof window === 'string' ? window : windowText(window), region, slice });
}

/** The dimension's value alone: its name stands above. */
function sliceTitle(page: Page, figure: ModelFigure, dimension: string, { title, request: { slice = '' } }: FigurePart): Wording {
  const by = figure.kind === 'base' ? figure.by.find(({ name }) => name === dimension) : undefined;
  const text = slice.slice(dimension.length + 1);
  if (by === undefined) return title;
  if (text === '') return { zh: '（空白）', en: '(blank)' };
  const flag = text === 'true' ? true : text === 'false' ? false : text;
  const value = valueText(page, by, flag);
  return { zh: value, en: value };
}

/** The same figure in the years up to the one asked for. */
async function trendOf({ service: { engine, party } }: Page, figure: ModelFigure, window: string, asked: { region: string | undefined; slice: string | undefined }): Promise<FigurePart[]> {
  const last = /(\d{4})$/.exec(window)?.[1] ?? /(\d{4})(?:-\d\d){0,2}$/.exec(window)?.[1];
  if (last === undefined) return [];
  const years = Array.from({ length: trendYears }, (_, index) => String(Number(last) - trendYears + 1 + index));
  const requests = years.map((year) => ({ figure: figure.name, window: year, region: asked.region, slice: asked.slice }));
  const values = await readFigures(engine.store, party, requests);
  const parts = requests.flatMap((request, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ title: { zh: request.window, en: request.window }, request, value }];
  });
  return parts.slice(parts.findIndex(({ value }) => value.n > 0));
}

function recordsOf(page: Page, opened: OpenedFigure, figure: ModelFigure, sheets: ReadonlyMap<string, KeptSheet>, asked: Readonly<Record<string, string | undefined>>): Markup {
  const { say, locale, service } = page;
  const { regions } = service.engine.store;
  const { page: rows, next, total } = opened.records;
  return html`<h2>${say(`构成它的 ${total.toLocaleString('en')} 条记录`, `The ${total.toLocaleString('en')} records behind it`)}<span>${say('各条贡献之和恰为该值', 'their contributions make up the value exactly')}</span></h2>
<div class="card scroll"><table><thead><tr><th>${say('日期', 'Date')}</th><th>${say('地区', 'Region')}</th><th class="r">${say('贡献', 'Contribution')}</th><th>${say('来源', 'Source')}</th><th></th></tr></thead><tbody>
${rows.map(({ ledger, record, day, region, contribution, source, row }) => {
    const kept = source === null ? undefined : sheets.get(source);
    return html`<tr><td>${dayText(day)}</td><td>${regions.title(region, locale)}</td><td class="r">${grouped(contribution)}</td><td>${kept === undefined ? say('录入', 'Entered') : html`<a href="/ledgers/${ledger}/${record}#source">${kept.name} › ${kept.sheet} › ${say(`第 ${row} 行`, `row ${row}`)}</a>`}</td><td><a href="/ledgers/${ledger}/${record}">${say('记录', 'Record')}</a></td></tr>`;
  })}</tbody></table></div>
${next === null ? '' : html`<p class="sub links"><a href="${address(`/figures/${figure.name}`, { ...asked, cursor: next })}">${say('下一页', 'Next page')} →</a></p>`}`;
}

function dayText(day: number): string {
  const text = String(day).padStart(8, '0');
  return day === 0 ? '—' : `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
