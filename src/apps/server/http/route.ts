import type { JsonSchema } from '../../../kernel/declare/field.ts';
import type { Wording } from '../../../kernel/declare/wording.ts';
import type { ModelLedger } from '../../../kernel/model/model.ts';
import type { Service } from '../service.ts';
import type { Call } from './call.ts';

export type Method = 'get' | 'put' | 'post' | 'delete';

/** A schema; of a route with `{ledger}` in its path, that of each ledger. */
export type SchemaOf = JsonSchema | ((ledger: ModelLedger) => JsonSchema);

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly note: Wording;
  readonly schema: JsonSchema;
  readonly required?: boolean;
}

/** One verb of the API: what it does, for the machine and for the OpenAPI document, in one place. */
export interface Route {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/ledgers/{ledger}/records/{id}`. */
  readonly path: string;
  /** The operation's id. */
  readonly name: string;
  readonly title: Wording;
  readonly note?: Wording;
  readonly parameters?: readonly Parameter[] | ((ledger: ModelLedger) => readonly Parameter[]);
  readonly body?: { readonly type?: string; readonly schema: SchemaOf };
  readonly answer: { readonly status?: number; readonly note: Wording; readonly type?: string; readonly schema?: SchemaOf };
  /** The statuses of the problem documents it answers with, besides 400, 421 and 500. */
  readonly problems?: readonly number[];
  /** Anybody may ask; every other route needs a session or a token. */
  readonly open?: true;
  handle(service: Service, call: Call): Promise<Response> | Response;
}
