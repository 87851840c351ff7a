export { easternPlacements } from './eastern-placements.ts';
export { placements } from './placements.ts';
export { stations } from './stations.ts';
