import type { closingInFull, closingsFor, closingsOfFigure } from '../apps/engine/closings.ts';
import type { changesInWords } from '../apps/engine/closed-changes.ts';
import type { ChecklistItem } from '../kernel/closing/checklist.ts';
import type { Closing } from '../kernel/closing/closings.ts';
import { call, type ShownProblem } from './call.ts';

export type { ChecklistItem, Closing };
export type Closings = Awaited<ReturnType<typeof closingsFor>>;
export type ClosingInFull = Awaited<ReturnType<typeof closingInFull>>;
export type FigureClosing = Awaited<ReturnType<typeof closingsOfFigure>>[number];
export type ClosedChanges = Awaited<ReturnType<typeof changesInWords>>;
export type ClosedChange = ClosedChanges['changes'][number];

export const readClosings = (signal?: AbortSignal) => call<Closings>('GET', '/api/closings', { signal });
export const readClosing = (closing: string, signal?: AbortSignal) => call<ClosingInFull>('GET', `/api/closings/${closing}`, { signal });
export const readChecklist = (window: string, signal?: AbortSignal) => call<{ window: string; items: readonly ChecklistItem[] }>('GET', '/api/closings/checklist', { query: { window }, signal });

/** @param acknowledged codes of the checklist's items that were seen */
export const closePeriod = (window: string, reason: string, acknowledged: readonly string[]) => call<Closing>('POST', '/api/closings', { body: { window, reason, acknowledged } });
export const askToReopen = (closing: number, reason: string) => call<Closing>('POST', `/api/closings/${closing}/reopening`, { body: { reason } });
export const approveReopening = (closing: number) => call<Closing>('POST', `/api/closings/${closing}/reopening/approval`);
export const proveClosing = (closing: number) => call<{ sound: boolean; figures: number; problems: readonly ShownProblem[] }>('GET', `/api/closings/${closing}/proof`);

/** Adjustments to closed periods, of one closing or all. */
export const readClosedChanges = (page: number, closing?: string, signal?: AbortSignal) => call<ClosedChanges>('GET', '/api/closings/changes', { query: { page, size: 20, closing }, signal });
export const readFigureClosings = (figure: string, region: string | undefined, signal?: AbortSignal) =>
  call<{ closings: readonly FigureClosing[] }>('GET', `/api/figures/${encodeURIComponent(figure)}/closings`, { query: { region }, signal });
