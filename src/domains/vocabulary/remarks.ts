import { note } from '../../kernel/declare/fields/index.ts';

export const remarks = note({ optional: true, title: { zh: '备注', en: 'Remarks' }, aliases: ['说明', '备注说明'] });
