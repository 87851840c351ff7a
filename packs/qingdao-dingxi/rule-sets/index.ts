import { gansu2023 } from './gansu-2023.ts';
import { gansu2024 } from './gansu-2024.ts';

/** How cities and counties are scored, the newest first. */
export const ruleSets = [gansu2024, gansu2023];
