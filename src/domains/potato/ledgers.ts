export { harvests } from './harvests.ts';
export { households } from './households.ts';
export { plots } from './plots.ts';
export { statistics } from './statistics.ts';
