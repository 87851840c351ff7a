import { extname } from 'node:path';

/** Where a file lies in a pack: by its hash, under the ending of its name. */
export const pathOf = (folder: string, fileHash: string, name: string): string => `${folder}/${fileHash}${/^\.[a-z0-9]{1,5}$/.test(extname(name).toLowerCase()) ? extname(name).toLowerCase() : ''}`;
