import { readOriginal as read } from '../../engine/originals/read-original.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { sheetType } from './export-ledger.ts';
import { reasonIn, reasonSchema } from './reason.ts';

export const readOriginal: Route = {
  method: 'post',
  path: '/api/files/{hash}/original',
  name: 'readOriginal',
  title: { zh: '原件', en: 'An original' },
  note: {
    zh: '按内容哈希保存的原始工作簿，只供下载。给可对其中全部台账和地区解除遮盖的人（有没导入的内容时，须可对全部台账解除遮盖），以及导入它、现在仍可导入的人；谁、何时、为何下载，记入流水账。',
    en: 'A workbook as it came in, by its hash, to be saved: for those who may unmask every ledger and region in it (all there are, where it holds what was not imported), and for whoever brought it in and still might. Who took it, when and why is kept in the journal.',
  },
  body: { schema: reasonSchema },
  answer: { note: { zh: '文件', en: 'The file' }, type: 'application/octet-stream' },
  problems: [403, 404, 413, 415, 422],
  async handle({ engine }, call) {
    const { name, bytes } = await read(engine, call.party, call.path('hash'), reasonIn(await call.json()));
    return new Response(Uint8Array.from(bytes), { headers: attachmentHeaders(name) });
  },
};

export const readMaskedCopy: Route = {
  method: 'get',
  path: '/api/files/{hash}/masked.xlsx',
  name: 'readMaskedCopy',
  title: { zh: '原件的遮盖副本', en: 'A masked copy of an original' },
  note: {
    zh: '只有您看得到的记录的非敏感列和表头，行列位置不变；其余遮盖。不需要理由，也不记流水账。',
    en: 'Nothing but headers and fields that are not sensitive, of records in sight, where they stood; all else is masked. It takes no reason and makes no entry.',
  },
  answer: { note: { zh: '工作簿', en: 'A workbook' }, type: sheetType },
  problems: [403, 404],
  async handle({ reading }, call) {
    const { name, bytes } = await reading.ask('maskedCopy', { hash: call.path('hash'), party: call.party });
    return new Response(bytes, { headers: attachmentHeaders(name, sheetType) });
  },
};
