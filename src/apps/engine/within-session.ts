import type { Database, Transaction } from '../../kernel/ports/database.ts';

/** A transaction that is under way, for engines that ask for a database: what they do is part of it. */
export function withinSession(database: Database, session: Transaction): Database {
  return {
    dialect: database.dialect,
    query: session.query.bind(session),
    run: session.run.bind(session),
    script: session.script.bind(session),
    copyIn: session.copyIn.bind(session),
    copyOut: session.copyOut.bind(session),
    transaction: (work) => work(session),
    close: async () => undefined,
  };
}
