export { easternOffice } from './eastern-office.ts';
export { householdTypes } from './household-types.ts';
export { inOrder } from './in-order.ts';
export { county, township, village } from './places.ts';
export { provinces } from './provinces.ts';
export { evidence, remarks } from './remarks.ts';
