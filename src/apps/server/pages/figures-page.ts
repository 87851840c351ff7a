import { html } from 'hono/html';
import { readFigures, type FigureValue } from '../../../kernel/figure/index.ts';
import { address, drawn, type Page } from './page.ts';
import { figureDoor } from './start-page.ts';

/** `/figures`: every figure by domain, for a period and a region. */
export async function figuresPage(page: Page): Promise<Response> {
  const { service, context, say, of, locale } = page;
  const { store } = service.engine;
  const window = context.req.query('window') || 'all';
  const region = context.req.query('region') || undefined;
  const figures = [...store.model.figures.values()];
  const values = await readFigures(store, service.party, figures.map(({ name }) => ({ figure: name, window, region })));
  const byDomain = Map.groupBy(figures.map((figure, index) => ({ figure, now: values[index] as FigureValue })), ({ figure }) => figure.domain);
  return drawn(
    page,
    say('指标', 'Figures'),
    html`<div class="head"><div><h1>${say('指标', 'Figures')}</h1><p class="sub">${figures.length} ${say('项', 'figures')}</p></div>
<form class="row" method="get" action="/figures">
<input type="text" name="window" value="${window}" size="12" aria-label="${say('期间', 'Period')}" title="2024 · 2024-03 · 2021..2024 · all">
<select name="region" aria-label="${say('地区', 'Region')}"><option value="">${say('全部地区', 'All regions')}</option>${store.regions.all.map(({ code, title }) => html`<option value="${code}"${code === region ? html` selected` : ''}>${title[locale]}</option>`)}</select>
<button>${say('查看', 'Show')}</button></form></div>
${store.model.domains.map(({ name, title }) => {
      const doors = byDomain.get(name) ?? [];
      return doors.length === 0 ? '' : html`<h2>${of(title)}<span>${doors.length}</span></h2><div class="card figs">${doors.map((door) => figureDoor(page, door, window, region))}</div>`;
    })}
<p class="sub links"><a href="${address('/api/figures/values', { window, region })}">JSON</a></p>`,
  );
}
