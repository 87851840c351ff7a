import { choice, count, date, idNumber, phone, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks } from '../vocabulary/index.ts';
import { products } from './products.ts';

export const suppliers = ledger('consumption.suppliers', {
  title: { zh: '消费帮扶供应商名录', en: 'Suppliers' },
  note: { zh: '县区认定的供应商，一家一行。', en: 'Suppliers certified by the county, one row each.' },
  fields: {
    county,
    name: text({ title: { zh: '供应商名称', en: 'Supplier' }, aliases: ['供应商', '企业名称', '市场主体名称', '单位名称'] }),
    creditCode: text({ optional: true, title: { zh: '统一社会信用代码', en: 'Credit code' }, aliases: ['信用代码', '社会信用代码'] }),
    certificate: text({ optional: true, title: { zh: '认定证号', en: 'Certificate' }, aliases: ['认定编号', '认定文号', '帮扶产品认定证号'] }),
    certifiedOn: date({ optional: true, title: { zh: '认定日期', en: 'Certified on' }, aliases: ['认定时间'] }),
    validUntil: date({ optional: true, title: { zh: '有效期至', en: 'Valid until' }, aliases: ['证书有效期', '有效期'] }),
    mainProduct: choice({ optional: true, title: { zh: '主营产品', en: 'Main product' }, aliases: ['主要产品', '产品类别'], of: products }),
    households: count({ optional: true, title: { zh: '带动户数', en: 'Households lifted' }, aliases: ['带动农户', '联结农户'], unit: { zh: '户', en: 'households' } }),
    legalPerson: text({ optional: true, title: { zh: '法定代表人', en: 'Legal representative' }, aliases: ['法人', '负责人', '法人代表'] }),
    legalPersonId: idNumber({ optional: true, title: { zh: '法人身份证号', en: "Representative's ID number" }, aliases: ['法人证件号码'] }),
    phone: phone({ optional: true, title: { zh: '联系电话', en: 'Phone' }, aliases: ['电话', '联系方式'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'certifiedOn',
  identity: ['name'],
  names: ['name', 'certificate', 'creditCode'],
  rules: [
    {
      // domain.md §3.9
      code: 'certified',
      holds: ({ certificate }) => certificate !== null,
      message: { zh: '供应商没有认定证号', en: 'The supplier has no certificate' },
      mend: { zh: '补填县区认定的证号', en: "Fill in the number of the county's certificate" },
      at: ['certificate'],
      severity: 'warning',
    },
    {
      code: 'valid-after-certified',
      holds: ({ certifiedOn, validUntil }) => inOrder(certifiedOn, validUntil),
      message: { zh: '有效期早于认定日期', en: 'It expires before it was issued' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['certifiedOn', 'validUntil'],
    },
  ],
});
