import { carried, choice, count, date, mass, money, reference, region, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, remarks } from '../vocabulary/index.ts';
import { products } from './products.ts';
import { suppliers } from './suppliers.ts';

export const sales = ledger('consumption.sales', {
  title: { zh: '消费帮扶销售台账', en: 'Assisted sales' },
  note: {
    zh: '一张发票或一个订单一行，买卖双方各报一次时以供应商和发票号认作同一笔。',
    en: 'One row for each invoice or order. Supplier and invoice tell that the buyer and the seller report the same sale.',
  },
  fields: {
    county,
    supplier: reference(suppliers, { title: { zh: '供应商', en: 'Supplier' }, aliases: ['供应商名称', '销售方', '销售单位', '供货单位', '企业名称'] }),
    certificate: carried(suppliers, 'certificate', { via: 'supplier', title: { zh: '供应商认定证号', en: "Supplier's certificate" } }),
    category: choice({ title: { zh: '产品类别', en: 'Category' }, aliases: ['产品', '品类', '类别', '商品类别'], of: products }),
    product: text({ optional: true, title: { zh: '产品名称', en: 'Product' }, aliases: ['品名', '商品名称', '货物名称'] }),
    origin: text({ optional: true, title: { zh: '产地', en: 'Grown in' }, aliases: ['产品产地', '原产地'] }),
    buyer: text({ optional: true, title: { zh: '采购方', en: 'Buyer' }, aliases: ['采购单位', '购买方', '买方', '购货单位'] }),
    buyerKind: choice({
      optional: true,
      title: { zh: '采购方类型', en: 'Kind of buyer' },
      aliases: ['采购单位类型', '采购主体', '买方类型'],
      of: {
        office: { zh: '机关', en: 'Public office', aliases: ['机关事业单位', '预算单位', '政府机关'] },
        company: { zh: '企业', en: 'Company', aliases: ['公司', '企业单位'] },
        canteen: { zh: '食堂', en: 'Canteen', aliases: ['单位食堂', '机关食堂', '学校食堂'] },
        person: { zh: '个人', en: 'Person', aliases: ['市民', '消费者', '居民'] },
      },
    }),
    way: choice({
      title: { zh: '销售方式', en: 'Way' },
      aliases: ['采购/帮助销售', '帮扶方式', '统计口径'],
      note: { zh: '采购：东部购买；帮助销售：经东部帮助卖出。两者不重复', en: 'Purchased by the east, or sold with its help; never both' },
      of: {
        purchase: { zh: '采购', en: 'Purchased', aliases: ['直接采购', '购买', '东部采购'] },
        assisted: { zh: '帮助销售', en: 'Sold with help', aliases: ['帮销', '协助销售', '助销'] },
      },
    }),
    channel: choice({
      optional: true,
      title: { zh: '销售渠道', en: 'Channel' },
      aliases: ['渠道', '采购渠道'],
      of: {
        platform832: { zh: '832平台', en: 'Platform 832', aliases: ['832', '“832平台”'] },
        hall: { zh: '专馆', en: 'Hall', aliases: ['展销中心', '体验馆', '消费帮扶馆'] },
        counter: { zh: '专柜', en: 'Counter', aliases: ['商超', '专区', '商超专柜'] },
        live: { zh: '直播', en: 'Live stream', aliases: ['电商', '直播带货', '电商直播', '线上'] },
        wholesale: { zh: '批发', en: 'Wholesale', aliases: ['批发市场', '大宗批发', '大宗'] },
        direct: { zh: '直销', en: 'Direct', aliases: ['直供', '团购', '订单直供'] },
      },
    }),
    destination: region({ optional: true, side: 'east', title: { zh: '目的地', en: 'Destination' }, aliases: ['销往地区', '销售地区', '销往', '销往区市'] }),
    weight: mass({ optional: true, title: { zh: '数量', en: 'Weight' }, aliases: ['重量', '销售数量', '销量'] }),
    price: money({ optional: true, title: { zh: '单价', en: 'Price' }, aliases: ['销售单价', '价格'] }),
    amount: money({ title: { zh: '金额', en: 'Amount' }, aliases: ['销售额', '销售金额', '采购金额', '价税合计', '成交金额'] }),
    soldOn: date({ title: { zh: '日期', en: 'Sold on' }, aliases: ['销售日期', '开票日期', '交易日期', '销售时间', '采购日期'] }),
    invoice: text({ title: { zh: '发票号', en: 'Invoice' }, aliases: ['发票/订单号', '订单号', '发票号码', '单据号', '票据号'] }),
    households: count({ optional: true, title: { zh: '带动户数', en: 'Households lifted' }, aliases: ['带动农户', '惠及农户'], unit: { zh: '户', en: 'households' } }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'soldOn',
  identity: ['supplier', 'invoice'],
  rules: [
    {
      code: 'amount-positive',
      holds: ({ amount }) => amount !== 0n,
      message: { zh: '金额须大于零', en: 'The amount must be above zero' },
      mend: { zh: '填写发票上的金额', en: 'Write the amount of the invoice' },
      at: ['amount'],
    },
  ],
});
