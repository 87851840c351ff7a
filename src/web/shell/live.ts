import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** What does not change with records. */
const still = new Set(['programme', 'session', 'declared']);
/** Milliseconds in which several landings are shown at once. */
const calm = 400;

/**
 * Asks again for what is shown when anybody's batch has landed, so that figures move by themselves. Answers whether a
 * backup is being restored.
 * @param who is signed in: whoever comes in after that begins to listen anew
 */
export function useLive(who: string | undefined): boolean {
  const queries = useQueryClient();
  const [isRestoring, setRestoring] = useState(false);
  useEffect(() => {
    if (who === undefined) return undefined;
    const events = new EventSource('/api/events');
    const askWhoIsIn = () => void queries.invalidateQueries({ queryKey: ['session'] });
    let due: ReturnType<typeof setTimeout> | undefined;
    events.addEventListener('landed', () => {
      due ??= setTimeout(() => {
        due = undefined;
        void queries.invalidateQueries({ predicate: ({ queryKey }) => !still.has(String(queryKey[0])) });
      }, calm);
    });
    events.addEventListener('ended', askWhoIsIn);
    events.addEventListener('restoring', () => setRestoring(true));
    events.addEventListener('error', () => {
      // Refused, and not only cut off: nobody is signed in any more.
      if (events.readyState !== EventSource.CLOSED) return;
      setRestoring(false);
      askWhoIsIn();
    });
    return () => {
      clearTimeout(due);
      events.close();
    };
  }, [queries, who]);
  return isRestoring;
}
