import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What does not change with records. */
const still = new Set(['programme', 'session', 'declared']);
/** Milliseconds in which several landings are shown at once. */
const calm = 400;

/** Asks again for what is shown when anybody's batch has landed, so that figures move by themselves. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const events = new EventSource('/api/events');
    let due: ReturnType<typeof setTimeout> | undefined;
    events.addEventListener('landed', () => {
      due ??= setTimeout(() => {
        due = undefined;
        void queries.invalidateQueries({ predicate: ({ queryKey }) => !still.has(String(queryKey[0])) });
      }, calm);
    });
    events.addEventListener('ended', () => void queries.invalidateQueries({ queryKey: ['session'] }));
    return () => {
      clearTimeout(due);
      events.close();
    };
  }, [queries]);
}
