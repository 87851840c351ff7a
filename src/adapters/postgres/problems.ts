import { Refusal, refuse } from '../../kernel/declare/problem.ts';
import { DatabaseError } from '../../kernel/ports/database.ts';

export function tooOld(version: string): Refusal {
  return refuse(
    'store.too-old',
    { zh: `PostgreSQL ${version} 版本过旧，至少需要 15。`, en: `PostgreSQL ${version} is too old; 15 is the least.` },
    { zh: '请升级数据库服务器，或使用内置数据库。', en: 'Upgrade the server, or use the embedded database.' },
  );
}

/** Why a database couldn't be opened, without ever repeating the URL's password. */
export function openingProblem(url: string, error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const state = error instanceof DatabaseError ? error.state : '08001';
  const reason = reasonOf(error);
  // Class 08 is a connection that failed; whatever else comes was said by a server.
  if (!state.startsWith('08') && state !== '57P03') {
    return refuse(
      'store.refused',
      { zh: `PostgreSQL 服务器 ${hostOf(url)} 拒绝了连接：${reason}`, en: `The PostgreSQL server ${hostOf(url)} refused: ${reason}` },
      { zh: '请检查用户名、密码和数据库名。', en: "Check the user, the password and the database's name." },
      {},
      { cause: error },
    );
  }
  return refuse(
    'store.unreachable',
    { zh: `无法连接 PostgreSQL 服务器 ${hostOf(url)}：${reason}`, en: `The PostgreSQL server ${hostOf(url)} can't be reached: ${reason}` },
    {
      zh: '请检查 DATABASE_URL 的主机和端口，以及服务器是否已启动。',
      en: 'Check the host and port of DATABASE_URL and that the server is running.',
    },
    {},
    { cause: error },
  );
}

function reasonOf(error: unknown): string {
  const cause = error instanceof DatabaseError && error.cause ? error.cause : error;
  // Several addresses tried: Node joins their errors and leaves the message empty.
  if (cause instanceof AggregateError) return cause.errors.map((one: unknown) => reasonOf(one)).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

function hostOf(url: string): string {
  try {
    const { hostname, port, searchParams } = new URL(url);
    return searchParams.get('host') ?? `${hostname || 'localhost'}:${port || '5432'}`;
  } catch {
    return '(?)';
  }
}
