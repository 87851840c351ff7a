export { easternSales } from './eastern-sales.ts';
export { outlets } from './outlets.ts';
export { sales } from './sales.ts';
export { suppliers } from './suppliers.ts';
