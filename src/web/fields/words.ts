import type { Wording } from '../../kernel/declare/wording.ts';
import { words } from '../shell/catalogue.ts';

export const fieldWords = words({
  missing: (title: Wording) => ({ zh: `“${title.zh}”没有填`, en: `“${title.en}” is blank` }),
  missingMend: (example: string) => (example === '' ? { zh: '请填写', en: 'Fill it in' } : { zh: `请填写，例如 ${example}`, en: `Fill it in, e.g. ${example}` }),
  required: { zh: '必填', en: 'required' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  unset: { zh: '未填', en: 'Blank' },
  choose: { zh: '请选择', en: 'Choose' },
  search: { zh: '输入名称查找', en: 'Type a name to search' },
  noneFound: { zh: '没有找到；请先登记那条记录', en: 'None found; enter that record first' },
  searching: { zh: '正在查找…', en: 'Searching …' },
  carried: { zh: '由所指的记录带来，不必填写', en: 'Comes from the record referred to' },
  masked: { zh: '已遮盖；改动则整项重填，不动则保持原样', en: 'Masked; type it anew to change it, leave it to keep it' },
  drop: { zh: '把照片、PDF 或文档拖到这里', en: 'Drop photos, PDFs or documents here' },
  pick: { zh: '选择文件', en: 'Choose files' },
  takePhoto: { zh: '拍照', en: 'Take a photo' },
  sending: (name: string) => ({ zh: `正在上传 ${name}…`, en: `Sending ${name} …` }),
  remove: (name: string) => ({ zh: `移除 ${name}`, en: `Remove ${name}` }),
  open: (name: string) => ({ zh: `查看 ${name}`, en: `Look at ${name}` }),
  save: { zh: '下载', en: 'Save' },
  close: { zh: '关闭', en: 'Close' },
  files: (count: number) => ({ zh: `${count} 份`, en: count === 1 ? '1 file' : `${count} files` }),
  ofUnit: (unit: Wording) => ({ zh: unit.zh, en: unit.en }),
  dateExample: { zh: '如 2024-03-05', en: 'e.g. 2024-03-05' },
});
