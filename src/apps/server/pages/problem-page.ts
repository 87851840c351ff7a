import { html } from 'hono/html';
import type { Problem, Refusal } from '../../../kernel/declare/problem.ts';
import { statusOf } from '../http/status.ts';
import { drawn, type Markup, type Page } from './page.ts';

/** Problems with the cell, what is wrong and how to mend it. */
export function problemTable({ say, of }: Page, problems: readonly Problem[]): Markup {
  // One sheet needs no naming in front of each cell.
  const sheets = new Set(problems.map(({ place }) => place.sheet));
  return html`<div class="card scroll"><table><thead><tr><th>${say('位置', 'Where')}</th><th>${say('写的是', 'It says')}</th><th>${say('问题', 'What is wrong')}</th><th>${say('怎么改', 'How to mend it')}</th></tr></thead><tbody>${problems.map(
    ({ place, value, message, mend, severity }) => html`<tr><td><span class="addr ${severity}">${whereOf(place, sheets.size > 1)}</span></td><td>${value ?? ''}</td><td>${of(message)}</td><td>${of(mend)}</td></tr>`,
  )}</tbody></table></div>`;
}

function whereOf({ sheet, row, column, ledger, field, record }: Problem['place'], naming: boolean): string {
  if (row !== undefined) return `${sheet === undefined || !naming ? '' : `${sheet}!`}${column ?? ''}${row}`;
  return [sheet, ledger, field, record?.slice(0, 8)].filter((part) => part !== undefined).join(' · ') || '—';
}

/** What went wrong, as a page: said, with the mend, and a way on. */
export function problemPage(page: Page, refusal: Refusal): Promise<Response> {
  const { say, of } = page;
  const [first] = refusal.problems;
  const title = first === undefined ? say('出错了', 'Something went wrong') : of(first.message);
  return drawn(
    page,
    title,
    html`<div class="head"><div><h1>${title}</h1><p class="sub">${first === undefined ? '' : of(first.mend)}</p></div></div>${refusal.problems.length > 1 ? problemTable(page, refusal.problems.slice(0, 200)) : ''}<p class="sub links"><a href="/">${say('回到总览', 'Back to the overview')}</a> · <code>${refusal.code}</code></p>`,
    statusOf(refusal),
  );
}
