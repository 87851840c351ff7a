import type { Wording } from '../../kernel/declare/wording.ts';
import { words } from '../shell/catalogue.ts';

export const searchWords = words({
  search: { zh: '查找', en: 'Search' },
  hint: { zh: '找记录、指标、页面', en: 'Records, figures, pages' },
  keys: { zh: 'Ctrl K', en: 'Ctrl K' },
  close: { zh: '关闭', en: 'Close' },
  results: { zh: '找到的', en: 'Results' },
  pages: { zh: '页面', en: 'Pages' },
  figures: { zh: '指标', en: 'Figures' },
  ledgers: { zh: '台账', en: 'Ledgers' },
  records: { zh: '记录', en: 'Records' },
  hasColumn: (column: Wording) => ({ zh: `有“${column.zh}”一列`, en: `has the column “${column.en}”` }),
  begin: { zh: '写下名称、发票号、项目名……证件号须完整。', en: 'Write a name, an invoice or project … ID numbers in full.' },
  nothing: { zh: '没有找到。换个词，或少写几个字。', en: 'Nothing found. Try another word, or fewer letters.' },
  partly: { zh: '记录很多，只看了较新的；写得再具体些，或在台账里筛选。', en: 'There are many records and only the newer ones were looked at. Be more specific, or filter the ledger.' },
  count: (n: number) => ({ zh: `${n} 个结果`, en: `${n} results` }),
});
