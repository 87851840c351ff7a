import { QueryClient } from '@tanstack/react-query';
import { OutOfReach } from '../../client/call.ts';

/** What was asked of the API; only an answer that did not come is asked for again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 24 * 60 * 60 * 1000,
      retry: (failures, error) => error instanceof OutOfReach && failures < 2,
      refetchOnWindowFocus: true,
    },
    // A write without network is told at once; otherwise it would wait in silence and be lost with the page.
    mutations: { retry: false, networkMode: 'always' },
  },
});
