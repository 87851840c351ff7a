import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { persistQueryClient } from '@tanstack/react-query-persist-client';
import { clear, createStore, del, get, set } from 'idb-keyval';
import type { Session } from '../../client/session.ts';
import { queries } from '../shell/queries.ts';
import { sessionKey } from '../shell/session.ts';

const store = createStore('shanhai-answers', 'answers');
/** Milliseconds after which what was last seen is let go. */
const longest = 7 * 24 * 60 * 60 * 1000;

/** What is never left on a device: what was unmasked, what administrators see, sheets on their way in. */
const notKept = new Set(['unmasked', 'administration', 'import', 'search', 'sessions', 'tokens', 'journal']);

/** Keeps what was last seen on this device, so that pages show it, with its date, when there is no network. */
export function keepAnswers(): void {
  const [, restored] = persistQueryClient({
    queryClient: queries,
    persister: createAsyncStoragePersister({
      storage: { getItem: (key) => get<string>(key, store), setItem: (key, value) => set(key, value, store), removeItem: (key) => del(key, store) },
      throttleTime: 2000,
    }),
    maxAge: longest,
    dehydrateOptions: { shouldDehydrateQuery: ({ queryKey, state }) => state.status === 'success' && !notKept.has(String(queryKey[0])) && !isNobodys(queryKey, state.data) },
  });
  // Who is signed in may have changed since, by the identity provider's pages or elsewhere: it is always asked anew.
  void restored.then(() => queries.invalidateQueries({ queryKey: sessionKey }));
}

/** A session of nobody: whoever comes back from the identity provider would be shown the way in once more. */
const isNobodys = ([name]: readonly unknown[], answer: unknown): boolean => name === sessionKey[0] && (answer as Session).account === null;

/** Leaves nothing behind: whoever signs out may not be the only one at this device. */
export async function forgetAnswers(): Promise<void> {
  queries.clear();
  await clear(store);
}
