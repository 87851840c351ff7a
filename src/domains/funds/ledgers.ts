export { allocations } from './allocations.ts';
export { easternAllocations } from './eastern-allocations.ts';
export { employments } from './employments.ts';
export { payments } from './payments.ts';
export { projects } from './projects.ts';
