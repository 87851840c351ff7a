import type { Context } from 'hono';
import { bodyTooLarge, malformedJson, wrongContentType } from './faults.ts';

/** Bytes of a JSON body. */
export const largestJson = 1024 * 1024;

/**
 * The JSON object in a request's body, read once.
 * @throws Refusal `request.content-type`, `request.too-large`, `request.malformed-json`
 */
export async function jsonBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const type = c.req.header('content-type') ?? '';
  // A form of another site can't send this type without asking first (CORS), so it also keeps cross-site writes out.
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) throw wrongContentType('application/json');
  const length = c.req.header('content-length');
  if (length !== undefined && Number(length) > largestJson) throw bodyTooLarge('1 MB');
  const text = length === undefined ? await boundedText(c.req.raw) : await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformedJson();
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformedJson();
  return body as Record<string, unknown>;
}

/** A body of unknown length is counted as it comes. */
async function boundedText(request: Request): Promise<string> {
  if (request.body === null) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for await (const piece of request.body as ReadableStream<Uint8Array>) {
    size += piece.length;
    if (size > largestJson) throw bodyTooLarge('1 MB');
    try {
      text += decoder.decode(piece, { stream: true });
    } catch {
      throw malformedJson();
    }
  }
  return text;
}

/**
 * The bytes of a body that is a file.
 * @param most bytes
 * @param said the limit in words
 * @throws Refusal `request.content-type` for what a form of another site could send, `request.too-large`
 */
export async function fileBody(c: Context, most: number, said: string): Promise<Uint8Array> {
  const type = c.req.header('content-type') ?? 'application/octet-stream';
  if (/^(?:text\/plain|application\/x-www-form-urlencoded|multipart\/)/i.test(type)) throw wrongContentType('application/octet-stream');
  if (Number(c.req.header('content-length') ?? 0) > most) throw bodyTooLarge(said);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > most) throw bodyTooLarge(said);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
