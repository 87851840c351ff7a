import { buildFace } from './build-face.mjs';
import { launch } from './launch.mjs';

const flags = process.argv.slice(2);
const asked = flags.includes('--empty') || flags.includes('--demo');
// The pages are built while the demo loads: a first start has both to do.
await launch(['serve', ...(asked ? [] : ['--demo']), ...flags], buildFace);
