export { placements } from './placements.ts';
export { stations } from './stations.ts';
