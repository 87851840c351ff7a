import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface RecordDoorProps {
  readonly ledger: string;
  readonly record: string;
  /** Where on its page, e.g. `source`. */
  readonly at?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Leads to a record's page. */
export function RecordDoor({ ledger, record, at, className, children }: RecordDoorProps) {
  return (
    <Link to="/ledgers/$ledger/$record" params={{ ledger, record }} {...(at === undefined ? {} : { hash: at })} className={className}>
      {children}
    </Link>
  );
}
