import { keepEvidence } from '../../engine/evidence.ts';
import { ok } from '../http/answer.ts';
import { fileBody } from '../http/body.ts';
import type { Route } from '../http/route.ts';

/** Bytes of one file: a scanned contract of many pages, or a photo as a phone takes it. */
const largestFile = 30 * 1024 * 1024;

export const postFile: Route = {
  method: 'post',
  path: '/api/files',
  name: 'postFile',
  title: { zh: '上传佐证材料', en: 'Send a file as evidence' },
  note: {
    zh: '请求体即文件内容，文件名放在 name；类型按内容判断，只收图片、PDF 与办公文档，至多 30 MB。答复的 hash 与 name 写入记录的附件字段后才归该记录。',
    en: 'The body is the file, its name goes into name. What it is is told by its content: pictures, PDFs and office documents, 30 MB at most. It belongs to a record once the record names its hash and name.',
  },
  parameters: [{ name: 'name', in: 'query', required: true, note: { zh: '文件名', en: 'The file’s name' }, schema: { type: 'string', minLength: 1, maxLength: 255 } }],
  body: { type: 'application/octet-stream', schema: { type: 'string', format: 'binary' } },
  answer: { status: 201, note: { zh: '已保存', en: 'It is kept' }, schema: { $ref: '#/components/schemas/KeptFile' } },
  problems: [403, 413, 415, 422],
  async handle({ engine }, call) {
    const name = plainName(call.query('name') ?? '');
    return ok(await keepEvidence(engine, call.party, name, await fileBody(call.context, largestFile, '30 MB')), 201);
  },
};

/** Without folders and signs that no name holds; short enough for its ending to be put right. */
function plainName(name: string): string {
  const plain = name.toWellFormed().replace(/^.*[\\/]/, '').replaceAll(/\p{Cc}/gu, '').trim();
  return plain.length <= 200 ? plain || 'file' : `${plain.slice(0, 180)}…${plain.slice(-15)}`;
}
