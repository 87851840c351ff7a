import type { Wording } from '../kernel/declare/wording.ts';
import type { ProblemDocument, ShownProblem } from '../apps/server/http/problem.ts';

export type { ShownProblem };

/** The server refused: what is wrong and how to mend it, in both languages. Nothing was changed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(`${document.code}: ${document.detail}`);
    this.document = document;
  }

  get code(): string {
    return this.document.code;
  }

  get status(): number {
    return this.document.status;
  }

  get problems(): readonly ShownProblem[] {
    return this.document.problems;
  }
}

/** The server was not reached: no network, or it is down. Sending the same again with its id is harmless. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

export interface Ask {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Calls the API and answers its JSON.
 * @throws Refused for a problem document; OutOfReach where no answer came
 */
export async function call<T>(method: Method, path: string, ask: Ask = {}): Promise<T> {
  const response = await send(method, path, ask);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** As `call`, answering a file; asked for with a body, it is posted. */
export async function download(path: string, ask: Ask = {}): Promise<Blob> {
  return (await send(ask.body === undefined ? 'GET' : 'POST', path, ask)).blob();
}

/** The address of an API resource with its query, for links and images. */
export function addressOf(path: string, query: Ask['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

async function send(method: Method, path: string, { query, body, file, headers, signal }: Ask): Promise<Response> {
  const type = body !== undefined ? { 'content-type': 'application/json' } : file !== undefined ? { 'content-type': 'application/octet-stream' } : {};
  let response: Response;
  try {
    response = await fetch(addressOf(path, query), {
      method,
      headers: { accept: 'application/json', ...type, ...headers },
      body: body !== undefined ? JSON.stringify(body) : (file ?? null),
      signal: signal ?? null,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new OutOfReach('no answer', { cause: error });
  }
  if (response.ok) return response;
  const document: unknown = await response.json().catch(() => undefined);
  if (isProblem(document)) throw new Refused(document);
  throw new OutOfReach(`an answer of status ${response.status} that is none of ours`);
}

function isProblem(document: unknown): document is ProblemDocument {
  return typeof document === 'object' && document !== null && 'code' in document && 'problems' in document;
}

/** A text of the API in two languages. */
export type { Wording };
