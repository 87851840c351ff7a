import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import { ledgerTemplate } from '../../engine/template.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const exportAs = (ending: 'xlsx' | 'csv', type: string): Route => ({
  method: 'get',
  path: `/api/ledgers/{ledger}/export.${ending}`,
  name: `exportLedger${ending === 'csv' ? 'Csv' : 'Xlsx'}`,
  title: { zh: `导出台账（.${ending}）`, en: `A ledger as .${ending}` },
  note: { zh: '导出的表可以再导入；敏感字段是遮盖的。', en: 'It can be imported again; sensitive fields are masked.' },
  answer: { note: { zh: '全部记录', en: 'All its records' }, type },
  problems: [403, 404],
  async handle({ engine, party, reading }, call) {
    const { name, declared } = ledgerNamed(engine.store, call.path('ledger'));
    const file = `${declared.title.zh}.${ending}`;
    const bytes = await reading.ask('export', { ledger: name, name: file, party });
    return new Response(bytes, { headers: attachmentHeaders(file, type) });
  },
});

export const exportXlsx = exportAs('xlsx', sheetType);
export const exportCsv = exportAs('csv', 'text/csv; charset=utf-8');

export const readTemplate: Route = {
  method: 'get',
  path: '/api/templates/{ledger}.xlsx',
  name: 'readTemplate',
  title: { zh: '台账模板', en: 'A ledger’s template' },
  answer: { note: { zh: '可填写的空表', en: 'An empty workbook to fill in' }, type: sheetType },
  problems: [403, 404],
  async handle({ engine }, call) {
    const { name, declared } = ledgerNamed(engine.store, call.path('ledger').replace(/\.xlsx$/, ''));
    return new Response(Uint8Array.from(await ledgerTemplate(engine, name)), { headers: attachmentHeaders(`${declared.title.zh}-模板.xlsx`, sheetType) });
  },
};
