import { hash, randomBytes } from 'node:crypto';

/** A word that can't be guessed, for links and tokens; only its hash is kept. */
export const secretWord = (): string => randomBytes(32).toString('base64url');

/** A word of 256 random bits needs no salt and no slow hash. */
export const hashOf = (word: string): string => hash('sha256', word, 'hex');
