import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { Context } from 'hono';
import { refuse } from '../../../kernel/declare/problem.ts';
import type { Upload } from '../../worker/calls.ts';
import { largestUpload, type Uploads } from '../uploads.ts';
import { bodyTooLarge, wrongContentType } from './faults.ts';

/** Types that a form of another site can send without asking first; a raw upload has to be of any other. */
const simple = /^(?:text\/plain|application\/x-www-form-urlencoded)/i;

/**
 * The workbook in a request, streamed to disk: the file of a form, or the body itself with its name in `X-File-Name`
 * (percent-encoded) or `?name=`.
 * @throws Refusal `request.too-large`, `request.content-type`, `request.no-file`
 */
export async function receiveUpload(c: Context, uploads: Uploads, id: string): Promise<Upload> {
  if (Number(c.req.header('content-length') ?? 0) > largestUpload + 65_536) throw bodyTooLarge('200 MB');
  const type = c.req.header('content-type') ?? 'application/octet-stream';
  const { body } = c.req.raw;
  if (body === null) throw noFile();
  const bytes = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  if (/^multipart\/form-data/i.test(type)) return fromForm(bytes, type, uploads, id);
  if (simple.test(type)) throw wrongContentType('application/octet-stream');
  const name = c.req.query('name') ?? decoded(c.req.header('x-file-name')) ?? 'workbook';
  return uploads.receive(bytes, name, id);
}

function fromForm(bytes: Readable, type: string, uploads: Uploads, id: string): Promise<Upload> {
  return new Promise((resolve, reject) => {
    let received: Promise<Upload> | undefined;
    const form = new Busboy({ headers: { 'content-type': type }, limits: { files: 1, fields: 20, fieldSize: 10_000, parts: 21 } });
    form.on('file', (_field, file, name) => {
      received = uploads.receive(file, name ?? '', id);
      received.catch(reject);
    });
    form.on('finish', () => {
      if (received === undefined) reject(noFile());
      else received.then(resolve, reject);
    });
    form.on('error', () => reject(noFile()));
    bytes.on('error', reject);
    bytes.pipe(form);
  });
}

function decoded(name: string | undefined): string | undefined {
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return name;
  }
}

const noFile = () =>
  refuse(
    'request.no-file',
    { zh: '请求里没有文件', en: 'There is no file in the request' },
    { zh: '请选择一份工作簿再上传', en: 'Choose a workbook and upload it' },
  );
