import { DatabaseError as DriverError } from 'pg';
import { DatabaseError } from '../../kernel/ports/database.ts';

/** What the driver threw, as our own error; a broken connection has state `08006`. */
export function databaseError(error: unknown): Error {
  if (error instanceof DriverError) {
    return new DatabaseError(error.message, error.code ?? 'XX000', error.detail, error.constraint, { cause: error });
  }
  if (error instanceof DatabaseError || !(error instanceof Error)) return error as Error;
  if (error instanceof TypeError) return error;
  return new DatabaseError(error.message || 'The connection was lost.', '08006', undefined, undefined, { cause: error });
}
