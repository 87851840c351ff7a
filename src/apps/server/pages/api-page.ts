import { html } from 'hono/html';
import { routes } from '../api/routes.ts';
import type { Route } from '../http/route.ts';
import { drawn, type Markup, type Page } from './page.ts';

/** `/api`: the API for people; the same as `/api/openapi.json` says. */
export async function apiPage(page: Page): Promise<Response> {
  const { say, of, service } = page;
  const { model } = service.engine.store;
  const title = say('开放接口', 'The open API');
  return drawn(
    page,
    title,
    html`<div class="head"><div><h1>${title}</h1><p class="sub">OpenAPI 3.1 · <a href="/api/openapi.json"><code>/api/openapi.json</code></a> · ${say('错误是 RFC 9457 问题文档；写入可带 Idempotency-Key（UUID），重发无害。', 'Errors are problem documents (RFC 9457); writes may carry an Idempotency-Key, a UUID, so that a retry is harmless.')}</p></div></div>
<div class="card">${routes.map((route) => operation(page, route))}</div>
<h2>${say('台账与字段', 'Ledgers and their fields')}<span>${model.ledgers.size}</span></h2>
<div class="card">${[...model.ledgers.values()].map(
      ({ name, declared, fields }) => html`<details class="pad"><summary><code>${name}</code> · ${of(declared.title)}</summary><div class="scroll"><table><thead><tr><th>${say('字段', 'Field')}</th><th>${say('标题', 'Title')}</th><th>${say('类型', 'Kind')}</th><th>${say('单位', 'Unit')}</th><th>${say('必填', 'Required')}</th></tr></thead><tbody>${fields.map(
        (one) => html`<tr><td><code>${one.name}</code></td><td>${of(one.field.title)}</td><td>${one.field.kind}</td><td>${one.field.unit === undefined ? '' : of(one.field.unit)}</td><td>${one.field.carried !== undefined ? say('自动', 'filled in') : one.field.optional ? '' : '✓'}</td></tr>`,
      )}</tbody></table></div></details>`,
    )}</div>`,
  );
}

function operation({ say, of }: Page, { method, path, title, note, parameters, answer }: Route): Markup {
  const listed = typeof parameters === 'function' ? [] : (parameters ?? []);
  return html`<details class="pad"><summary><span class="method">${method.toUpperCase()}</span> <code>${path}</code> <span class="quiet">${of(title)}</span></summary>
<p class="sub">${note === undefined ? '' : of(note)} ${say('答', 'Answers')}：${of(answer.note)}</p>
${listed.length === 0 ? '' : html`<table><tbody>${listed.map((one) => html`<tr><td><code>${one.name}</code></td><td class="quiet">${one.in}</td><td>${of(one.note)}</td></tr>`)}</tbody></table>`}</details>`;
}
