import { html } from 'hono/html';
import { Refusal } from '../../../kernel/declare/problem.ts';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import type { ModelLedger } from '../../../kernel/model/model.ts';
import { readHistory, readRecord, type ShownStep } from '../../engine/record.ts';
import { readSurroundings, type Surroundings } from '../surroundings.ts';
import { Call } from '../http/call.ts';
import { drawn, type Markup, type Page } from './page.ts';
import { localInstant } from './shown-time.ts';
import { valueText } from './value-text.ts';

/** `/ledgers/{ledger}/{id}`: values and where each came from, the sheet around its row, what happened to it. */
export async function recordPage(page: Page): Promise<Response> {
  const { service, context, say, of } = page;
  const { engine, party } = service;
  const id = new Call(context).id('id');
  const ledger = ledgerNamed(engine.store, context.req.param('ledger') ?? '');
  const record = await readRecord(engine, party, ledger.name, id);
  const steps = await readHistory(engine, party, ledger.name, id);
  const around = await surroundings(page, ledger, id);
  const naming = ledger.names[0] ?? ledger.identity[0];
  const called = naming === undefined ? '' : valueText(page, naming, record.values[naming.name], record.references);
  const title = called === '' ? of(ledger.declared.title) : called;
  return drawn(
    page,
    title,
    html`<div class="head"><div><p class="crumb"><a href="/ledgers">${say('台账', 'Ledgers')}</a> › <a href="/ledgers/${ledger.name}">${of(ledger.declared.title)}</a></p><h1>${title}</h1><p class="sub">${say(`第 ${record.version} 版`, `Version ${record.version}`)} · <code>${id}</code>${record.deleted ? html` <span class="tag red">${say('已删除', 'Deleted')}</span>` : ''}</p></div>
<p class="links"><a href="/api/ledgers/${ledger.name}/records/${id}">JSON</a></p></div>
<div class="cols"><div>
<div class="card scroll"><table><thead><tr><th>${say('字段', 'Field')}</th><th>${say('值', 'Value')}</th><th>${say('来自', 'From')}</th></tr></thead><tbody>
${ledger.fields.map((one) => {
      const { name, field } = one;
      const source = record.sources[name];
      const text = valueText(page, one, record.values[name], record.references);
      const referred = field.refersTo !== undefined && typeof record.values[name] === 'string' && record.references[record.values[name]] !== undefined;
      const shown = referred ? html`<a href="/ledgers/${field.refersTo}/${record.values[name]}">${text}</a>` : `${text}${text === '' || field.unit === undefined ? '' : ` ${of(field.unit)}`}`;
      return html`<tr><th>${of(field.title)}</th><td>${shown}</td><td class="quiet">${text === '' || source === undefined ? '' : source.cell === null ? say('录入', 'Entered') : html`<a href="#source">${source.cell.column === null ? say(`第 ${source.cell.row} 行`, `row ${source.cell.row}`) : `${source.cell.column}${source.cell.row}`}</a>`}</td></tr>`;
    })}</tbody></table></div>
${around === undefined ? '' : sheetOf(page, around)}
</div><div><h2>${say('经过', 'What happened')}<span>${steps.length}</span></h2><ol class="steps card pad">${steps.toReversed().map((step) => stepOf(page, ledger, step))}</ol></div></div>`,
  );
}

async function surroundings({ service }: Page, ledger: ModelLedger, id: string): Promise<Surroundings | undefined> {
  try {
    return await readSurroundings(service, ledger.name, id);
  } catch (error) {
    // A record that was typed in, or whose original is gone, is shown without its sheet.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function sheetOf({ say }: Page, { name, sheet, row, columns, rows, layout }: Surroundings): Markup {
  const read = new Set(Object.values(layout));
  return html`<h2 id="source">${name} › ${sheet} › ${say(`第 ${row} 行`, `row ${row}`)}<span>${say('原件所写', 'as the original has it')}</span></h2>
<div class="card scroll"><table class="sheet"><thead><tr><th></th>${columns.map((letter) => html`<th>${letter}</th>`)}</tr></thead><tbody>
${rows.map((one) => html`<tr class="${one.row === row ? 'here' : one.header ? 'header' : ''}"><th>${one.row}</th>${one.cells.map((cell, index) => html`<td class="${one.row === row && read.has(columns[index] ?? '') ? 'cell' : ''}">${cell}</td>`)}</tr>`)}
</tbody></table></div>`;
}

function stepOf(page: Page, ledger: ModelLedger, step: ShownStep): Markup {
  const { say, of } = page;
  const kinds = { edit: say('修改', 'Edited'), import: say('导入', 'Imported'), undo: say('撤销', 'Undone') };
  const what = step.deleted ? say('删除', 'Deleted') : step.version === 1 ? say('新建', 'Created') : kinds[step.kind];
  const changed = step.version === 1 ? '' : step.changed.map((name) => `${of(ledger.field.get(name)?.field.title ?? { zh: name, en: name })} → ${valueText(page, ledger.field.get(name) ?? ledger.scope, step.values[name]) || '—'}`).join('；');
  return html`<li><time datetime="${step.at}">${localInstant(step.at)}</time><div><b>${what}</b> · ${step.party} · <a href="/batches#b${step.batch}">${say('批次', 'batch')} ${step.batch}</a>${step.reason === null ? '' : html`<br><span class="quiet">${step.reason}</span>`}${changed === '' ? '' : html`<br>${changed}`}</div></li>`;
}
