import type { SavedView } from '../apps/engine/views.ts';
import { call } from './call.ts';

export type { SavedView };

export const readViews = (ledger: string, signal?: AbortSignal) => call<{ views: readonly SavedView[] }>('GET', '/api/views', { query: { ledger }, signal });
export const putView = ({ id, ...view }: SavedView) => call<SavedView>('PUT', `/api/views/${id}`, { body: view });
export const deleteView = (id: string) => call<{ id: string }>('DELETE', `/api/views/${id}`);
