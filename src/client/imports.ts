import type { importBrief, importJson } from '../apps/server/api/import-json.ts';
import type { sheetRowsJson } from '../apps/server/api/read-sheet-rows.ts';
import { addressOf, call, download, OutOfReach, Refused } from './call.ts';
import type { ProblemDocument } from '../apps/server/http/problem.ts';

export type Imported = ReturnType<typeof importJson>;
export type ImportListed = ReturnType<typeof importBrief>;
export type ImportedTable = Imported['tables'][number];
export type ImportedSheet = Imported['sheets'][number];
export type SheetRow = ReturnType<typeof sheetRowsJson>['rows'][number];
export type Moved = NonNullable<Imported['landing']>['moved'][number];

/** How a sheet is to be read; what is not told is found. */
export interface SheetTold {
  readonly ledger?: string | null;
  readonly mapping?: Readonly<Record<string, string | null>>;
  readonly headerRows?: readonly [number, number];
  readonly units?: Readonly<Record<string, string>>;
}

export interface CellMended {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  /** `null` takes the correction back. */
  readonly value: string | null;
}

export interface RowChosen {
  readonly sheet: string;
  readonly row: number;
  readonly out: boolean;
}

const of = (id: string) => `/api/imports/${encodeURIComponent(id)}`;

export const listImports = (signal?: AbortSignal) => call<{ imports: readonly ImportListed[] }>('GET', '/api/imports', { signal });

export const readImport = (id: string, signal?: AbortSignal) => call<Imported>('GET', of(id), { signal });

export const tellSheets = (id: string, sheets: Readonly<Record<string, SheetTold>>) => call<Imported>('PUT', of(id), { body: { sheets } });

export const mendImport = (id: string, mended: { readonly corrections?: readonly CellMended[]; readonly leftOut?: readonly RowChosen[] }) =>
  call<Imported>('PUT', `${of(id)}/cells`, { body: mended });

export const commitImport = (id: string, mode: 'all' | 'valid', reason: string) =>
  call<Imported>('POST', `${of(id)}/commit`, { body: { mode, ...(reason === '' ? {} : { reason }) } });

export const cancelImport = (id: string) => call<Imported>('POST', `${of(id)}/cancel`);

export const dropImport = (id: string) => call<void>('DELETE', of(id));

/** @param rows e.g. `1-60,203` */
export const readSheetRows = (id: string, sheet: string, rows: string, signal?: AbortSignal) =>
  call<{ rows: readonly SheetRow[] }>('GET', `${of(id)}/sheets/${encodeURIComponent(sheet)}/rows`, { query: { rows }, signal });

/** The workbook back, its wrong cells marked, for a reason that the journal keeps. */
export const downloadAnnotated = (id: string, reason: string) => download(`${of(id)}/annotated`, { body: { reason } });

interface Sending {
  /** Made by the client, so that sending again is harmless. */
  readonly id: string;
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
  /** Only to be held against what stands, never to be committed. */
  readonly comparison?: boolean;
}

/**
 * Uploads a workbook and has it checked. By XMLHttpRequest: `fetch` doesn't tell how much has been sent.
 * @throws Refused, OutOfReach as `call`; DOMException `AbortError`
 */
export function sendWorkbook(file: File, { id, onSent, signal, comparison = false }: Sending): Promise<Imported> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('/api/imports', comparison ? { for: 'comparison' } : undefined));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('idempotency-key', id);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status === 201) resolve(answer as Imported);
      else if (typeof answer === 'object' && answer !== null && 'problems' in answer) reject(new Refused(answer as ProblemDocument));
      else reject(new OutOfReach(`an answer of status ${request.status} that is none of ours`));
    });
    request.addEventListener('error', () => reject(new OutOfReach('no answer')));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
