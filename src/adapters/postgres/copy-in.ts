import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';

/** Runs a `COPY … FROM STDIN` with the lines it is given; answers the number of rows. */
export function copyIn(client: ClientBase, sql: string, lines: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const copy = client.query(from(sql));
    copy.once('error', reject);
    copy.once('finish', () => resolve(copy.rowCount));
    copy.end(lines);
  });
}
