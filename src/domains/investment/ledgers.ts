export { events, participants, signings } from './events.ts';
export { instalments } from './instalments.ts';
export { growers, jobs } from './lifting.ts';
export { projects } from './projects.ts';
