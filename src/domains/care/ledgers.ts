export { donations } from './donations.ts';
export { families } from './families.ts';
export { stays } from './stays.ts';
