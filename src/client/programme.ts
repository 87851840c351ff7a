import type { programmeJson } from '../apps/server/api/read-programme.ts';
import type { Cockpit, Concern, Elsewhere, Headline } from '../apps/engine/cockpit.ts';
import type { ClaimResult } from '../apps/engine/demo-claims.ts';
import type { ShownBatch } from '../apps/engine/batches.ts';
import { call } from './call.ts';

export type Programme = ReturnType<typeof programmeJson>;
export type { ClaimResult, Cockpit, Concern, Elsewhere, Headline, ShownBatch };

export const readProgramme = (signal?: AbortSignal) => call<Programme>('GET', '/api/programme', { signal });

/** The first page of a year; of the newest with records where none is given. */
export const readCockpit = (year: string | undefined, level: string | undefined, signal?: AbortSignal) => call<Cockpit>('GET', '/api/cockpit', { query: { year, level }, signal });

/** The demo's published figures beside what the records give. */
export const readPublished = (signal?: AbortSignal) => call<{ published: readonly ClaimResult[] }>('GET', '/api/published', { signal });
