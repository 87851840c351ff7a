import { html } from 'hono/html';
import { readBatches, type ShownBatch } from '../../engine/batches.ts';
import { undoBatch } from '../../engine/undo.ts';
import { address, drawn, type Markup, type Page } from './page.ts';
import { localInstant } from './shown-time.ts';

const size = 50;

/** `/batches`: what was written, newest first, each with its undo. */
export async function batchesPage(page: Page): Promise<Response> {
  const { service, context, say } = page;
  const number = Math.max(1, Number.parseInt(context.req.query('page') ?? '1', 10) || 1);
  const { batches, total } = await readBatches(service.engine, service.party, number, size);
  return drawn(
    page,
    say('批次', 'Batches'),
    html`<div class="head"><div><h1>${say('批次', 'Batches')}</h1><p class="sub">${total.toLocaleString('en')} · ${say('每一批都可整批撤销', 'each can be undone as a whole')}</p></div></div>
<div class="card scroll"><table><thead><tr><th>${say('批次', 'Batch')}</th><th>${say('时间', 'When')}</th><th>${say('由', 'By')}</th><th>${say('事由', 'Reason')}</th><th class="r">${say('新增', 'New')}</th><th class="r">${say('更新', 'Changed')}</th><th class="r">${say('删除', 'Deleted')}</th><th></th></tr></thead><tbody>
${batches.map((batch) => batchRow(page, batch))}</tbody></table></div>
${number * size < total ? html`<p class="sub links"><a href="${address('/batches', { page: number + 1 })}">${say('更早的', 'Earlier')} →</a></p>` : ''}`,
  );
}

function batchRow({ say }: Page, { number, at, party, reason, kind, undoes, undoneBy, counts }: ShownBatch): Markup {
  const kinds = { edit: say('录入', 'Edit'), import: say('导入', 'Import'), undo: say('撤销', 'Undo') };
  return html`<tr id="b${number}"><td class="num">${number}</td><td>${localInstant(at)}</td><td>${party}</td><td><span class="tag${kind === 'import' ? ' sea' : ''}">${kinds[kind]}</span> ${undoes === null ? (reason ?? '') : say(`批次 ${undoes}`, `batch ${undoes}`)}</td><td class="r">${counts.created}</td><td class="r">${counts.changed}</td><td class="r">${counts.deleted}</td><td>${undoneBy === null ? html`<form method="post" action="/batches/${number}/undo" data-busy="${say('正在撤销…', 'Undoing…')}"><button>${say('撤销', 'Undo')}</button></form>` : html`<a class="quiet" href="#b${undoneBy}">${say(`已由 ${undoneBy} 撤销`, `undone by ${undoneBy}`)}</a>`}</td></tr>`;
}

/** A batch on one line. */
export function batchLine({ say }: Page, { number, at, reason, kind, counts, undoes }: ShownBatch): Markup {
  const what = kind === 'undo' ? say(`撤销批次 ${undoes}`, `Undid batch ${undoes}`) : (reason ?? say('录入', 'Edit'));
  return html`<li><span><a href="/batches#b${number}">${what}</a> <span class="quiet">${localInstant(at).slice(5)}</span></span><span class="up">+${counts.created} · ${counts.changed}${counts.deleted === 0 ? '' : html` · <span class="down">−${counts.deleted}</span>`}</span></li>`;
}

/** `POST /batches/{number}/undo`, then back to the list. */
export async function undoAction({ service, context }: Page): Promise<Response> {
  const { number } = await undoBatch(service.engine, service.party, context.req.param('number') ?? '');
  return new Response(null, { status: 303, headers: { location: `/batches#b${number}` } });
}
