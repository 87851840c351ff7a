import { v7 } from 'uuid';

/** An id made here, so that sending the same again is harmless; of version 7, as new records' have to be. */
export const newId = (): string => v7();
