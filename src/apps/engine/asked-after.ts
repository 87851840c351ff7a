import type { Database, Parameter, Row } from '../../kernel/ports/database.ts';

/** A database that is asked for nothing before `moment`, so that what needs it can begin with what doesn't. */
export function askedAfter(database: Database, moment: Promise<unknown>): Database {
  const then = <A extends readonly unknown[], R>(ask: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      await moment;
      return ask(...given);
    };
  return {
    dialect: database.dialect,
    async query<R extends Row>(sql: string, parameters?: readonly Parameter[]) {
      await moment;
      return database.query<R>(sql, parameters);
    },
    run: then(database.run.bind(database)),
    script: then(database.script.bind(database)),
    copyIn: then(database.copyIn.bind(database)),
    async *copyOut(select) {
      await moment;
      yield* database.copyOut(select);
    },
    transaction: (work) => moment.then(() => database.transaction(work)),
    close: then(database.close.bind(database)),
  };
}
