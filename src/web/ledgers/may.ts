import { useQuery } from '@tanstack/react-query';
import { listLedgers } from '../../client/ledgers.ts';

/** What one may do to the records of a ledger; nothing until it is known. The server decides again at each request. */
export function useMay(ledger: string): (action: string) => boolean {
  const { data } = useQuery({ queryKey: ['ledgers'], queryFn: ({ signal }) => listLedgers(signal) });
  const actions = data?.ledgers.find(({ name }) => name === ledger)?.actions;
  return (action) => actions?.includes(action) ?? false;
}
