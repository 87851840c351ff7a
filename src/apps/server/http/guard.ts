import type { IncomingMessage } from 'node:http';
import type { Refusal } from '../../../kernel/declare/problem.ts';
import { fromElsewhere, unknownHost } from './faults.ts';

const addresses = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\]|localhost)$/i;
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Until there is a sign-in, whoever reaches the server may write; so no other site may make a visitor's browser write.
 * A name that points here by somebody else's DNS is refused (rebinding needs a name, so bare addresses are fine), and
 * so is every write that a browser sends from another origin.
 *
 * @param names the host names this server goes by
 */
export function guard({ method = 'GET', headers }: IncomingMessage, names: ReadonlySet<string>): Refusal | undefined {
  const host = headers.host ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!addresses.test(name) && !names.has(name)) return unknownHost(name);
  if (reading.has(method)) return undefined;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return fromElsewhere();
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return fromElsewhere();
  return undefined;
}
