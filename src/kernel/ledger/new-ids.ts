import { getRandomValues } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes are taken for so many ids at once: asking for them costs more than all the rest of an id. */
const atOnce = 256;

/** Makes ids of records (UUIDv7), each above the one before, for many rows at a time. */
export function newIds(): () => string {
  const random = getRandomValues(new Uint8Array(16 * atOnce));
  const msecs = Date.now();
  // As uuid itself begins it, with room to count up.
  let seq = new DataView(random.buffer).getUint32(0) >>> 2;
  let at = 16;
  return () => {
    if (at === random.length) {
      getRandomValues(random);
      at = 0;
    }
    at += 16;
    seq += 1;
    return v7({ msecs, seq, random: random.subarray(at - 16, at) });
  };
}
