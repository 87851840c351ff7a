import { launch } from './launch.mjs';

const flags = process.argv.slice(2);
const asked = flags.includes('--empty') || flags.includes('--demo');
await launch(['serve', ...(asked ? [] : ['--demo']), ...flags]);
