/** What every session is set to, so that both databases print and read the same text. */
export const SESSION_SETTINGS = [
  "SET client_encoding = 'UTF8'",
  "SET timezone = 'UTC'",
  "SET datestyle = 'ISO, YMD'",
  "SET intervalstyle = 'postgres'",
  "SET bytea_output = 'hex'",
  'SET extra_float_digits = 1',
  'SET standard_conforming_strings = on',
  'SET client_min_messages = warning',
  // Statements here are short and many; compiling one of them takes longer than running it.
  'SET jit = off',
].join('; ');

export const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** How many statement texts a session keeps prepared; programmes repeat far fewer. */
export const PREPARED_LIMIT = 300;

const LONGEST_PREPARED = 16_384;

/** Whether preparing this statement can pay: it reads or writes rows, and isn't a long one-off. */
export function isWorthPreparing(sql: string): boolean {
  return sql.length <= LONGEST_PREPARED && /^\s*(?:select|insert|update|delete|merge|with)\b/i.test(sql);
}

/** Whether the statement may change what columns a prepared statement answers with. */
export function changesTables(sql: string): boolean {
  return /\b(?:alter|create|drop)\b/i.test(sql);
}
