import { Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../shell/failure.tsx';

interface AskedProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  readonly children: (answer: T) => ReactNode;
}

/** What was asked of the server: its answer, its refusal, or the place of what is still to come. */
export function Asked<T>({ query: { data, error, refetch }, children }: AskedProps<T>) {
  if (error !== null) return <Failure error={error} reset={() => void refetch()} />;
  return data === undefined ? <Skeleton active /> : children(data);
}
