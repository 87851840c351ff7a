import { html } from 'hono/html';
import { landUpload } from '../api/commit-import.ts';
import { receiveImport } from '../api/post-import.ts';
import { Call } from '../http/call.ts';
import type { Import } from '../uploads.ts';
import { drawn, type Markup, type Page } from './page.ts';
import { problemTable } from './problem-page.ts';

/** Choosing a workbook. */
export function uploadForm({ say }: Page): Markup {
  return html`<form class="row" method="post" action="/import" enctype="multipart/form-data" data-busy="${say('正在检查…', 'Checking…')}"><input type="file" name="workbook" required accept=".xlsx,.xls,.ods,.csv,.txt" aria-label="${say('工作簿', 'Workbook')}"><button class="main">${say('检查', 'Check it')}</button></form>
<p class="quiet">${say('.xlsx、.xls、.ods、.csv（UTF-8 或 GBK）。先检查，看过再提交；提交后可撤销。', '.xlsx, .xls, .ods, .csv (UTF-8 or GBK). It is checked first; you commit after looking, and can undo that.')}</p>`;
}

/** `/import` */
export async function importPage(page: Page): Promise<Response> {
  const { say, of, service } = page;
  return drawn(
    page,
    say('导入', 'Import'),
    html`<div class="head"><h1>${say('导入工作簿', 'Import a workbook')}</h1></div><div class="card pad">${uploadForm(page)}</div>
<h2>${say('模板', 'Templates')}</h2><div class="card pad links">${[...service.engine.store.model.ledgers.values()].map(({ name, declared }, index) => html`${index === 0 ? '' : ' · '}<a href="/api/templates/${name}.xlsx">${of(declared.title)}</a>`)}</div>`,
  );
}

/** `POST /import`: takes the form's file, then shows what was found in it. */
export async function uploadAction({ service, context }: Page): Promise<Response> {
  const { id } = await receiveImport(service, new Call(context));
  return new Response(null, { status: 303, headers: { location: `/imports/${id}` } });
}

/** `POST /imports/{id}/commit`, then back to the import. */
export async function commitAction({ service, context }: Page): Promise<Response> {
  const found = await service.uploads.find(new Call(context).id('id'), service.party);
  const mode = context.req.query('mode') === 'valid' ? 'valid' : 'all';
  await landUpload(service, found, mode, undefined);
  return new Response(null, { status: 303, headers: { location: `/imports/${found.id}` } });
}

/** `/imports/{id}`: what was found, what is wrong, and the commit. */
export async function previewPage(page: Page): Promise<Response> {
  const { say, service, context } = page;
  const found = await service.uploads.find(new Call(context).id('id'), service.party);
  const { preview, landing, id, name } = found;
  const { counts } = preview;
  return drawn(
    page,
    name,
    html`<div class="head"><div><p class="crumb"><a href="/import">${say('导入', 'Import')}</a></p><h1>${name}</h1><p class="sub">${preview.file.format}${preview.file.encoding === null ? '' : ` · ${preview.file.encoding}`} · ${(preview.file.size / 1024).toFixed(0)} kB</p></div>${landing === null ? commitForms(page, found) : ''}</div>
${landing === null ? '' : landed(page, found)}
<div class="card tiles">${tile(counts.read, say('读入', 'read'))}${tile(counts.new, say('新增', 'new'), 'up')}${tile(counts.changed, say('更新', 'changed'))}${tile(counts.same, say('相同，不动', 'the same'))}${tile(counts.rejected, say('有误，不导入', 'wrong'), counts.rejected > 0 ? 'down' : '')}<p>${counts.read.toLocaleString('en')} = ${counts.new.toLocaleString('en')} + ${counts.changed.toLocaleString('en')} + ${counts.same.toLocaleString('en')} + ${counts.rejected.toLocaleString('en')} ✓</p></div>
<h2>${say('识别结果', 'What was found')}</h2><div class="card scroll">${tablesFound(page, found)}</div>
${preview.problemsInAll === 0 ? '' : html`<h2>${say('需要看的', 'To be looked at')}<span>${preview.problemsInAll.toLocaleString('en')} · <a href="/api/imports/${id}/annotated">${say('下载批注后的原表', 'Download the workbook with its marks')}</a></span></h2>${problemTable(page, preview.problems.slice(0, 200))}`}
${changesOf(page, found)}`,
  );
}

const tile = (number: number, title: string, tone = ''): Markup => html`<div><b class="${tone}">${number.toLocaleString('en')}</b>${title}</div>`;

function commitForms({ say }: Page, { id, preview: { counts } }: Import): Markup | string {
  const rows = counts.new + counts.changed;
  if (rows === 0) return html`<p class="tag sea">${say('没有要写入的', 'Nothing to write')}</p>`;
  const form = (mode: string, text: string) => html`<form method="post" action="/imports/${id}/commit?mode=${mode}" data-busy="${say('正在提交…', 'Committing…')}"><button class="main">${text}</button></form>`;
  if (counts.rejected === 0) return form('all', say(`提交 ${rows.toLocaleString('en')} 行`, `Commit ${rows.toLocaleString('en')} rows`));
  return form('valid', say(`提交 ${rows.toLocaleString('en')} 行正常数据`, `Commit the ${rows.toLocaleString('en')} valid rows`));
}

function landed({ say, of, service }: Page, { landing }: Import): Markup | string {
  if (landing === null) return '';
  const { figures } = service.engine.store.model;
  return html`<div class="card pad"><form class="row" method="post" action="/batches/${landing.number}/undo" data-busy="${say('正在撤销…', 'Undoing…')}"><span class="tag sea">${say('已提交', 'Committed')}</span> ${say('批次', 'Batch')} <a class="num" href="/batches#b${landing.number}">${landing.number}</a><button>${say('撤销', 'Undo')}</button></form>
${landing.moved.length === 0 ? '' : html`<ul class="rows">${landing.moved.slice(0, 20).map(({ figure, window, before, after }) => html`<li><a href="/figures/${figure}?window=${window}">${of(figures.get(figure)?.declared.title ?? { zh: figure, en: figure })} · ${window}</a><span class="num">${before ?? '—'} → <span class="up">${after ?? '—'}</span></span></li>`)}</ul>`}</div>`;
}

function tablesFound({ say, of }: Page, { preview }: Import): Markup {
  return html`<table><thead><tr><th>${say('工作表', 'Sheet')}</th><th>${say('台账', 'Ledger')}</th><th>${say('表头', 'Header')}</th><th>${say('行', 'Rows')}</th><th>${say('列', 'Columns')}</th><th>${say('未用的列', 'Unused')}</th></tr></thead><tbody>${preview.tables.map(
    (table) => html`<tr><td>${table.sheet}${table.hidden ? html` <span class="tag">${say('隐藏', 'hidden')}</span>` : ''}</td><td>${table.title === null ? html`<span class="quiet">${say('不是台账', 'no ledger')}</span>` : html`<a href="/ledgers/${table.ledger}">${of(table.title)}</a>`}</td><td>${table.headerRows === null ? '—' : table.headerRows[0] === table.headerRows[1] ? say(`第 ${table.headerRows[0]} 行`, `row ${table.headerRows[0]}`) : say(`第 ${table.headerRows[0]}–${table.headerRows[1]} 行`, `rows ${table.headerRows[0]}–${table.headerRows[1]}`)}</td><td>${table.firstDataRow ?? '—'}–${table.lastDataRow ?? '—'}</td><td>${table.columns.map(({ column, header, field, unit }) => `${column} ${header || field}${unit === null || header.includes(unit) ? '' : `（${unit}）`}`).join('、')}</td><td class="quiet">${table.unused.map(({ column, header }) => `${column} ${header}`).join('、')}</td></tr>`,
  )}</tbody></table>`;
}

function changesOf({ say }: Page, { preview }: Import): Markup | string {
  const changes = preview.tables.flatMap(({ sheet, ledger, changes: of }) => of.map((one) => ({ ...one, sheet, ledger })));
  if (changes.length === 0) return '';
  return html`<h2>${say('更新的行', 'Rows that change a record')}<span>${changes.length}</span></h2><div class="card scroll"><table><tbody>${changes.slice(0, 50).map(
    ({ sheet, ledger, row, record, differences }) => html`<tr><td><a href="/ledgers/${ledger}/${record}">${sheet} · ${say(`第 ${row} 行`, `row ${row}`)}</a></td><td>${differences.map(({ field, before, after }, index) => html`${index === 0 ? '' : '；'}${field}: <span class="quiet"><s>${before ?? '—'}</s></span> ${after ?? '—'}`)}</td></tr>`,
  )}</tbody></table></div>`;
}
