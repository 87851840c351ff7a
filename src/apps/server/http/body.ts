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
