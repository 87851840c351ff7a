import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import { ledgerTemplate } from '../../engine/template.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { levelAsked, levelParameter, sortOf, sortParameter } from './list-records.ts';
import { filterParameters, filtersOf } from './record-filters.ts';

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const exportAs = (ending: 'xlsx' | 'csv', type: string): Route => ({
  method: 'get',
  path: `/api/ledgers/{ledger}/export.${ending}`,
  name: `exportLedger${ending === 'csv' ? 'Csv' : 'Xlsx'}`,
  title: { zh: `导出台账（.${ending}）`, en: `A ledger as .${ending}` },
  note: {
    zh: '按列表的筛选与排序导出；columns=字段,字段 选列，默认全部。全列导出的表可以再导入；敏感字段是遮盖的。',
    en: 'Filtered and sorted as the list; columns=field,field chooses columns, all when left out. With all columns it can be imported again; sensitive fields are masked.',
  },
  parameters: (ledger) => [
    { name: 'columns', in: 'query', note: { zh: '列，逗号分隔', en: 'The columns, separated by commas' }, schema: { type: 'string' } },
    sortParameter,
    levelParameter,
    ...filterParameters(ledger),
  ],
  answer: { note: { zh: '记录', en: 'The records' }, type },
  problems: [403, 404],
  async handle({ engine, reading }, call) {
    const ledger = ledgerNamed(engine.store, call.path('ledger'));
    const { name, declared } = ledger;
    const file = `${declared.title.zh}.${ending}`;
    const where = filtersOf(ledger, call.context.req.query(), engine.store.regions, ['columns']);
    const sort = sortOf(call);
    const columns = call.query('columns')?.split(',');
    const choice = { where, level: levelAsked(call), ...(sort === undefined ? {} : { sort }), ...(columns === undefined ? {} : { columns }) };
    const bytes = await reading.ask('export', { ledger: name, name: file, party: call.party, choice });
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
