import type { Store } from '../../kernel/ledger/store.ts';
import { refuse } from '../../kernel/declare/problem.ts';

/** A session as its owner is shown it; what opens it is told to nobody. */
export interface OwnSession {
  readonly id: string;
  readonly address: string;
  /** The browser, as it calls itself. */
  readonly device: string;
  readonly begunAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
}

/** An account's sessions that stand, newest first. */
export async function listSessions({ database, programme, clock }: Store, account: string): Promise<OwnSession[]> {
  const rows = await database.query(
    `select id, ip_address, user_agent, created_at, updated_at, expires_at from account_session
     where programme = $1 and user_id = $2 and expires_at > $3 order by created_at desc`,
    [programme, account, clock.now().toISOString()],
  );
  const instant = (text: string | null | undefined) => new Date(String(text)).toISOString();
  return rows.map((row) => ({
    id: String(row['id']),
    address: row['ip_address'] ?? '',
    device: row['user_agent'] ?? '',
    begunAt: instant(row['created_at']),
    seenAt: instant(row['updated_at']),
    expiresAt: instant(row['expires_at']),
  }));
}

/** Ends one of an account's sessions. @throws Refusal `account.no-such-session`, also for somebody else's */
export async function endSession({ database, programme }: Store, account: string, id: string): Promise<void> {
  if ((await database.run('delete from account_session where programme = $1 and user_id = $2 and id = $3', [programme, account, id])) > 0) return;
  throw refuse('account.no-such-session', { zh: '没有这个会话', en: 'There is no such session' }, { zh: '它可能已经结束，请刷新列表', en: 'It may have ended; reload the list' });
}

/** Ends an account's sessions but one. Answers how many. */
export function endOthers({ database, programme }: Store, account: string, kept: string): Promise<number> {
  return database.run('delete from account_session where programme = $1 and user_id = $2 and id <> $3', [programme, account, kept]);
}
