import type { Context } from 'hono';
import type { Party } from '../../../kernel/access/party.ts';
import type { Locale } from '../../../kernel/declare/wording.ts';
import type { Caller } from '../../accounts/callers.ts';
import { needsSession, sessionMissing } from '../../accounts/refusals.ts';
import type { Visitor } from '../../accounts/sign-in.ts';
import { jsonBody } from './body.ts';
import { unknownParameter, wrongParameter } from './faults.ts';
import { localeOf } from './locale.ts';
import { visitorOf } from './visitor.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One request, as routes ask about it. */
export class Call {
  readonly context: Context;
  readonly #caller: Caller | undefined;

  constructor(context: Context, caller?: Caller) {
    this.context = context;
    this.#caller = caller;
  }

  /** Who calls. @throws Refusal `session.missing` */
  get caller(): Caller {
    if (this.#caller === undefined) throw sessionMissing();
    return this.#caller;
  }

  /** Who calls, if anybody says. */
  get known(): Caller | undefined {
    return this.#caller;
  }

  get party(): Party {
    return this.caller.party;
  }

  /** As `caller`, of a person and not a program. @throws Refusal `access.needs-session` */
  get person(): Caller & { readonly session: NonNullable<Caller['session']> } {
    const { caller } = this;
    if (caller.session === undefined) throw needsSession();
    return { ...caller, session: caller.session };
  }

  /** Where the call comes from. */
  get visitor(): Visitor {
    return visitorOf(this.context);
  }

  get locale(): Locale {
    return localeOf(this.context.req.header('accept-language'));
  }

  /** A part of the path. */
  path(name: string): string {
    return this.context.req.param(name) ?? '';
  }

  /** A part of the path that is a UUID, in lower case. @throws Refusal `request.parameter` */
  id(name: string): string {
    const text = this.path(name);
    if (!uuid.test(text)) throw wrongParameter(name, { zh: ' UUID', en: 'a UUID' });
    return text.toLowerCase();
  }

  query(name: string): string | undefined {
    const text = this.context.req.query(name);
    return text === '' ? undefined : text;
  }

  /** A whole number of the query. @throws Refusal `request.parameter` */
  number(name: string, usual: number, least: number, most: number): number {
    const text = this.query(name);
    if (text === undefined) return usual;
    const number = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw wrongParameter(name, { zh: ` ${least} 至 ${most} 的整数`, en: `a whole number from ${least} to ${most}` });
  }

  /** @throws Refusal `request.unknown-parameter`: a misspelt filter must not widen what is found */
  expectOnly(known: readonly string[]): void {
    for (const name of Object.keys(this.context.req.query())) if (!known.includes(name)) throw unknownParameter(name, known);
  }

  json(): Promise<Readonly<Record<string, unknown>>> {
    return jsonBody(this.context);
  }

  /** The batch id that the client made for this write: the `Idempotency-Key`. @throws Refusal `request.parameter` */
  batch(): string | undefined {
    const key = this.context.req.header('idempotency-key')?.replaceAll('"', '');
    if (key === undefined || key === '') return undefined;
    if (!uuid.test(key)) throw wrongParameter('Idempotency-Key', { zh: ' UUID', en: 'a UUID' });
    return key.toLowerCase();
  }
}

export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);
