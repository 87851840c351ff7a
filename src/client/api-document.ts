import { call, type Wording } from './call.ts';

export interface DocumentedParameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly DocumentedParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** As much of the OpenAPI document as people read. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export const readApiDocument = (signal?: AbortSignal) => call<ApiDocument>('GET', '/api/openapi.json', { signal });

/** A ledger's fields as its programs write and read them. */
export interface LedgerFields {
  readonly fields: readonly {
    readonly name: string;
    readonly kind: string;
    readonly title: Wording;
    readonly unit: Wording | null;
    readonly required: boolean;
    readonly carried: object | null;
    readonly sensitive: boolean;
  }[];
}

export const readLedgerFields = (ledger: string, signal?: AbortSignal) => call<LedgerFields>('GET', `/api/ledgers/${encodeURIComponent(ledger)}`, { signal });
