import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { donations, families, stays } from './ledgers.ts';

export const care = domain({
  name: 'care',
  title: { zh: '社会帮扶', en: 'Care' },
  ledgers: [donations, families, stays],
  figures: Object.values(figures),
});
