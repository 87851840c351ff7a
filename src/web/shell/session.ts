import { useQuery } from '@tanstack/react-query';
import { Fault } from '../../kernel/declare/field.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { itself, type LedgerAction, type ProgrammeAction } from '../../kernel/declare/role.ts';
import { readSession, type SignedIn } from '../../client/session.ts';
import { queries } from './queries.ts';

export const sessionKey = ['session'] as const;

export const useSession = () => useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => readSession(signal), staleTime: 60_000, refetchOnWindowFocus: 'always' });

/** Asks again who is signed in, and for everything that was refused meanwhile. */
export async function sessionChanged(): Promise<void> {
  await queries.invalidateQueries();
}

/** What the one who is signed in may do; a page shows what it may and leaves out what it may not. */
export interface Mays {
  /** This to some record of the ledger. */
  readonly inLedger: (ledger: string, action: LedgerAction) => boolean;
  /** This to some record of some ledger. */
  readonly inAnyLedger: (action: LedgerAction) => boolean;
  /** Everybody's rows of some ledger, and not only its organisation's own: figures are made of these. */
  readonly everybodys: boolean;
  readonly programme: (action: ProgrammeAction) => boolean;
  readonly account: SignedIn['account'] | undefined;
}

export function useMay(): Mays {
  const { data } = useSession();
  const own = data !== undefined && data.account !== null ? (data as SignedIn) : undefined;
  return {
    inLedger: (ledger, action) => own?.ledgers[ledger]?.includes(action) === true,
    inAnyLedger: (action) => own !== undefined && Object.values(own.ledgers).some((able) => able.includes(action)),
    everybodys: own !== undefined && Object.entries(own.ledgers).some(([ledger, able]) => able.includes('see') && own.own[ledger] === undefined),
    programme: (action) => own?.programmeActions.includes(action) === true,
    account: own?.account,
  };
}

/**
 * What a record that whoever is signed in enters begins with: the region, of who has one only, and what makes it its
 * organisation's own, of who enters no others.
 */
export function useOwnBeginning({ name, scope, fields }: AnyLedger, regions: RegionBook): Readonly<Record<string, string>> {
  const { data } = useSession();
  const own = data !== undefined && data.account !== null ? (data as SignedIn).own[name] : undefined;
  const [only, ...more] = useOwnRegions();
  const isPlace = only !== undefined && more.length === 0 && regions.within(only).length === 1 && !(fields[scope]?.accept(only, regions) instanceof Fault);
  return Object.fromEntries([...(isPlace ? [[scope, only]] : []), ...(own ?? []).flatMap(({ by, value }) => (by === itself ? [] : [[by, value]]))]);
}

/** Whether whoever is signed in sees only its organisation's own rows of the ledger. */
export function useSeesOwnOnly(ledger: string): boolean {
  const { data } = useSession();
  return data !== undefined && data.account !== null && (data as SignedIn).own[ledger] !== undefined;
}

/** The regions that whoever is signed in was given roles for; none where it is all of them. */
export function useOwnRegions(): readonly string[] {
  const { data } = useSession();
  const own = data !== undefined && data.account !== null ? (data as SignedIn) : undefined;
  return (own?.roles ?? []).flatMap(({ regions }) => (regions === 'all' ? [] : regions));
}
