/**
 * What long work is at: reading the file, checking its cells, comparing with what stands, writing, counting figures; of an
 * integrity check: proving the rows, counting figures, opening the originals; of a restore: saving what is there, bringing the
 * backup back; of a change of the key: encrypting anew.
 */
export type Stage = 'read' | 'check' | 'compare' | 'write' | 'count' | 'prove' | 'open' | 'save' | 'restore' | 'reseal';

/**
 * Told how far long work is; `total` is `null` while nobody knows. It may throw to call the work off: whoever tells it
 * has written nothing by then that stays.
 */
export type Progress = (stage: Stage, done: number, total: number | null) => void;
