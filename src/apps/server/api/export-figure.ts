import { modelFigure, readLevelOf } from '../../../kernel/figure/index.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { sheetType } from './export-ledger.ts';
import { figureParameters } from './figure-parameters.ts';

const exportAs = (ending: 'xlsx' | 'csv', type: string): Route => ({
  method: 'get',
  path: `/api/figures/{name}/export.${ending}`,
  name: `exportFigure${ending === 'csv' ? 'Csv' : 'Xlsx'}`,
  title: { zh: `导出指标及其记录（.${ending}）`, en: `A figure with its records as .${ending}` },
  note: { zh: '最上面是数值、口径、期间、地区与截至时间，下面是每条记录、它计入多少、来自哪一行。敏感字段是遮盖的。', en: 'On top its value, definition, period, region and as-of time; below every record, what it adds and the row it came from. Sensitive fields are masked.' },
  parameters: figureParameters,
  answer: { note: { zh: '文件', en: 'The file' }, type },
  problems: [403, 404, 422],
  async handle({ engine, reading }, call) {
    call.expectOnly(['window', 'region', 'slice', 'level', 'lang']);
    const request = { figure: call.path('name'), window: call.query('window') ?? 'all', region: call.query('region'), slice: call.query('slice'), level: readLevelOf(call.query('level')) };
    const file = `${modelFigure(engine.store.model, request.figure).declared.title[call.locale]} ${request.window}.${ending}`;
    const bytes = await reading.ask('exportFigure', { request, party: call.party, locale: call.locale, name: file });
    return new Response(bytes, { headers: attachmentHeaders(file, type) });
  },
});

export const exportFigureXlsx = exportAs('xlsx', sheetType);
export const exportFigureCsv = exportAs('csv', 'text/csv; charset=utf-8');
