import { download } from './call.ts';

/** A workbook as it came in, for a reason that the journal keeps. */
export const saveOriginal = (hash: string, reason: string) => download(`/api/files/${hash}/original`, { body: { reason } });

/** A copy of it with nothing but what one sees of its records anyway. */
export const saveMaskedCopy = (hash: string) => download(`/api/files/${hash}/masked.xlsx`);
