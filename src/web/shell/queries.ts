import { MutationCache, QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { OutOfReach, Refused } from '../../client/call.ts';
import { noticeAway, onRegained } from './reach.ts';

/** An answer that nobody is signed in makes the session be asked anew; the page stays as it is, and what is typed with it. */
function notice(error: Error): void {
  if (error instanceof Refused && error.status === 401) void queries.invalidateQueries({ queryKey: ['session'] });
  if (error instanceof OutOfReach) noticeAway();
}

/** Without a network what was last seen goes on being shown, with its date; it is no error of the page. */
function keepShowing(error: Error, query: Query<unknown, unknown, unknown>): void {
  notice(error);
  if (error instanceof OutOfReach && query.state.data !== undefined) query.setState({ ...query.state, status: 'success', error: null });
}

/** What was asked of the API. An answer that did not come is asked for again when the server is there again. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: keepShowing }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: 24 * 60 * 60 * 1000, retry: false, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

onRegained(() => void queries.invalidateQueries());
