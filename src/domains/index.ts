import type { Domain } from '../kernel/declare/domain.ts';
import { agreement } from './agreement/index.ts';
import { assessment } from './assessment/index.ts';
import { care } from './care/index.ts';
import { consumption } from './consumption/index.ts';
import { funds } from './funds/index.ts';
import { investment } from './investment/index.ts';
import { labour } from './labour/index.ts';
import { pairing } from './pairing/index.ts';
import { parks } from './parks/index.ts';
import { potato } from './potato/index.ts';
import { team } from './team/index.ts';
import { tech } from './tech/index.ts';

/** Every mechanism declared so far. A ledger referred to comes before those that refer to it. */
export const domains: readonly Domain[] = [
  team,
  pairing,
  funds,
  labour,
  consumption,
  potato,
  investment,
  parks,
  tech,
  care,
  agreement,
  assessment,
];
