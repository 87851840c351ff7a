import { html } from 'hono/html';
import { ledgerNamed, listRecords } from '../../../kernel/ledger/list.ts';
import type { ModelField, ModelLedger } from '../../../kernel/model/model.ts';
import { readRecords } from '../../engine/records.ts';
import { filtersOf } from '../api/record-filters.ts';
import { address, drawn, type Page } from './page.ts';
import { valueText } from './value-text.ts';

/** `/ledgers`: what there is, by domain. */
export async function ledgersPage(page: Page): Promise<Response> {
  const { service, say, of } = page;
  const { store } = service.engine;
  const totals = new Map<string, number>();
  for (const { name } of store.model.ledgers.values()) totals.set(name, (await listRecords(store, service.party, { ledger: name, size: 1 })).total);
  const byDomain = Map.groupBy(store.model.ledgers.values(), ({ domain }) => domain);
  return drawn(
    page,
    say('台账', 'Ledgers'),
    html`<h1>${say('台账', 'Ledgers')}</h1>${store.model.domains.map(
      ({ name, title }) => html`<h2>${of(title)}</h2><div class="card scroll"><table><tbody>${(byDomain.get(name) ?? []).map(
        (ledger) => html`<tr><td><a href="/ledgers/${ledger.name}">${of(ledger.declared.title)}</a><br><span class="quiet">${ledger.declared.note === undefined ? '' : of(ledger.declared.note)}</span></td><td class="r">${(totals.get(ledger.name) ?? 0).toLocaleString('en')}</td><td class="links"><a href="/api/templates/${ledger.name}.xlsx">${say('模板', 'Template')}</a> · <a href="/api/ledgers/${ledger.name}/export.xlsx">.xlsx</a> · <a href="/api/ledgers/${ledger.name}/export.csv">.csv</a></td></tr>`,
      )}</tbody></table></div>`,
    )}`,
  );
}

const size = 50;
const mostColumns = 9;

/** `/ledgers/{ledger}`: its records, filtered as in the API. */
export async function ledgerPage(page: Page): Promise<Response> {
  const { service, context, say, of, locale } = page;
  const { engine, party } = service;
  const ledger = ledgerNamed(engine.store, context.req.param('ledger') ?? '');
  const query = Object.fromEntries(Object.entries(context.req.query()).filter(([, value]) => value !== ''));
  const number = Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1);
  const sort = query['sort'];
  const { records, total, references } = await readRecords(engine, party, {
    ledger: ledger.name,
    where: filtersOf(ledger, query, engine.store.regions),
    page: number,
    size,
    ...(sort === undefined ? {} : { sort: { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') } }),
  });
  const columns = columnsOf(ledger);
  const right = (kind: readonly string[]) => kind.includes('sums');
  const title = of(ledger.declared.title);
  const path = `/ledgers/${ledger.name}`;
  return drawn(
    page,
    title,
    html`<div class="head"><div><p class="crumb"><a href="/ledgers">${say('台账', 'Ledgers')}</a></p><h1>${title}</h1><p class="sub">${total.toLocaleString('en')} ${say('条记录', 'records')}${ledger.declared.note === undefined ? '' : ` · ${of(ledger.declared.note)}`}</p></div>
<form class="row" method="get" action="${path}"><select name="${ledger.scope.name}" aria-label="${of(ledger.scope.field.title)}"><option value="">${say('全部地区', 'All regions')}</option>${engine.store.regions.all.map(({ code, title: region }) => html`<option value="${code}"${query[ledger.scope.name] === code ? html` selected` : ''}>${region[locale]}</option>`)}</select><button>${say('筛选', 'Filter')}</button>
<a class="button" href="/api/templates/${ledger.name}.xlsx">${say('模板', 'Template')}</a><a class="button" href="/api/ledgers/${ledger.name}/export.xlsx">${say('导出', 'Export')}</a></form></div>
<div class="card scroll"><table><thead><tr>${columns.map(({ name, field }) => html`<th class="${right(field.can) ? 'r' : ''}">${field.sensitive ? of(field.title) : html`<a href="${address(path, { ...query, page: '', sort: sort === `-${name}` ? name : `-${name}` })}">${of(field.title)}${sort === name ? ' ↑' : sort === `-${name}` ? ' ↓' : ''}</a>`}${field.unit === undefined ? '' : html` <span class="quiet">${of(field.unit)}</span>`}</th>`)}<th></th></tr></thead><tbody>
${records.map((record) => html`<tr>${columns.map((one) => html`<td class="${right(one.field.can) ? 'r' : ''}">${valueText(page, one, record.values[one.name], references)}</td>`)}<td><a href="${path}/${record.id}">${say('打开', 'Open')}</a></td></tr>`)}
</tbody></table></div>
<p class="sub links">${number > 1 ? html`<a href="${address(path, { ...query, page: number - 1 })}">← ${say('上一页', 'Previous')}</a> · ` : ''}${say(`第 ${number} 页，共 ${Math.max(1, Math.ceil(total / size)).toLocaleString('en')} 页`, `Page ${number} of ${Math.max(1, Math.ceil(total / size)).toLocaleString('en')}`)}${number * size < total ? html` · <a href="${address(path, { ...query, page: number + 1 })}">${say('下一页', 'Next')} →</a>` : ''}</p>`,
  );
}

/** What tells records apart comes before what they may hold besides, in the order of the ledger. */
function columnsOf(ledger: ModelLedger): readonly ModelField[] {
  const telling = (one: ModelField) => !one.field.optional || one === ledger.when || ledger.identity.includes(one);
  const rank = (one: ModelField) => (telling(one) ? 0 : one.field.can.includes('sums') ? 1 : 2);
  const chosen = new Set(ledger.fields.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostColumns));
  return ledger.fields.filter((one) => chosen.has(one));
}
