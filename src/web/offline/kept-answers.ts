import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { persistQueryClient } from '@tanstack/react-query-persist-client';
import { clear, createStore, del, get, set } from 'idb-keyval';
import { queries } from '../shell/queries.ts';

const store = createStore('shanhai-answers', 'answers');
/** Milliseconds after which what was last seen is let go. */
const longest = 7 * 24 * 60 * 60 * 1000;

/** What is never left on a device: what was unmasked, what administrators see, sheets on their way in. */
const notKept = new Set(['unmasked', 'administration', 'import', 'search', 'sessions', 'tokens', 'journal']);

/** Keeps what was last seen on this device, so that pages show it, with its date, when there is no network. */
export function keepAnswers(): void {
  persistQueryClient({
    queryClient: queries,
    persister: createAsyncStoragePersister({
      storage: { getItem: (key) => get<string>(key, store), setItem: (key, value) => set(key, value, store), removeItem: (key) => del(key, store) },
      throttleTime: 2000,
    }),
    maxAge: longest,
    dehydrateOptions: { shouldDehydrateQuery: ({ queryKey, state }) => state.status === 'success' && !notKept.has(String(queryKey[0])) },
  });
}

/** Leaves nothing behind: whoever signs out may not be the only one at this device. */
export async function forgetAnswers(): Promise<void> {
  queries.clear();
  await clear(store);
}
