export { allocations } from './allocations.ts';
export { employments } from './employments.ts';
export { payments } from './payments.ts';
export { projects } from './projects.ts';
