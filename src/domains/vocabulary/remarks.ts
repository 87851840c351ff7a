import { evidence as files, note } from '../../kernel/declare/fields/index.ts';

export const remarks = note({ optional: true, title: { zh: '备注', en: 'Remarks' }, aliases: ['说明', '备注说明'] });

/** What an assessor asks for: photos, contracts, vouchers, signed lists. */
export const evidence = files({ optional: true, title: { zh: '佐证材料', en: 'Evidence' }, note: { zh: '照片、合同、凭证、签到表等', en: 'Photos, contracts, vouchers, signed lists' } });
