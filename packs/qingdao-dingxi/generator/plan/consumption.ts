import { outlets, sales, suppliers } from '../../../../src/domains/consumption/ledgers.ts';
import { apportion, uneven } from '../apportion.ts';
import { counties, weights, years } from '../counties.ts';
import { iso } from '../days.ts';
import { sampleName, samplePhone } from '../people.ts';
import { random, type Random } from '../random.ts';
import { planned, sized, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

/** Yuan and invoices of each year: 5.62 billion in all, 1.988 in 2024, each year some 29 % above the one before. */
const volumes = {
  2021: { amount: 913_421_600, invoices: 6_500 },
  2022: { amount: 1_184_306_900, invoices: 8_200 },
  2023: { amount: 1_534_727_200, invoices: 10_300 },
  2024: { amount: 1_987_864_300, invoices: 13_000 },
} as const;

/** What is sold, as what, and for how many yuan a kilogram. */
const goods = {
  potato: { names: ['鲜食马铃薯', '马铃薯种薯', '马铃薯全粉'], price: [2, 5] },
  herb: { names: ['当归', '黄芪', '党参', '柴胡'], price: [28, 90] },
  noodle: { names: ['马铃薯宽粉', '手工粉条'], price: [9, 16] },
  vegetable: { names: ['娃娃菜', '西兰花', '芹菜'], price: [3, 7] },
  livestock: { names: ['羊肉', '牛肉'], price: [52, 80] },
  grain: { names: ['胡麻油', '荞麦', '小杂粮礼盒'], price: [7, 22] },
  other: { names: ['百合', '蜂蜜'], price: [20, 60] },
} as const;

const mix = { potato: 24, herb: 32, noodle: 14, vegetable: 12, livestock: 9, grain: 6, other: 3 } as const;
const districts = ['370202', '370203', '370211', '370212', '370213', '370214', '370215', '370281', '370283', '370285'] as const;
const names = ['市南区', '市北区', '黄岛区', '崂山区', '李沧区', '城阳区', '即墨区', '胶州市', '平度市', '莱西市'] as const;

/** Suppliers with certificates, outlets in the east, and invoices of four years. */
export function planConsumption({ seed, scale }: Size): PlannedLedger[] {
  const draw = random(seed, 'consumption');
  const sellers = planSuppliers(draw);
  const rows: Row<typeof sales.fields>[] = [];
  for (const year of years) {
    const { amount, invoices } = volumes[year];
    const amounts = apportion(Math.round(amount * scale), weights);
    const numbers = apportion(Math.max(counties.length, sized(invoices, scale)), weights, 1);
    for (const [i, county] of counties.entries()) {
      const ofCounty = sellers.filter((seller) => seller.county === county.code);
      const n = numbers[i] ?? 1;
      for (const [k, each] of apportion(amounts[i] ?? 0, uneven(n, draw.next, 1.1), 60).entries()) {
        rows.push(sale({ county: county.code, seller: draw.pick(ofCounty), year, k, of: n, amount: each }, draw));
      }
    }
  }
  return [planned(suppliers, sellers), planned(outlets, planOutlets()), planned(sales, rows)];
}

function planSuppliers(draw: Random): Row<typeof suppliers.fields>[] {
  return counties.flatMap(({ code, name, weight }) =>
    Array.from({ length: weight + 8 }, (_, k) => {
      const mainProduct = draw.weighted(mix);
      return {
        county: code,
        name: `${name}示例${suffixes[k % suffixes.length] ?? ''}${String(k + 1).padStart(2, '0')}`,
        certificate: `示认〔2021〕${code.slice(3)}${String(k + 1).padStart(3, '0')}号`,
        certifiedOn: iso(2021, 1 + (k % 3), 10),
        validUntil: iso(2026, 12, 31),
        mainProduct,
        households: draw.between(20, 420),
        legalPerson: sampleName(Number(code.slice(3)) + k),
        phone: samplePhone(Number(code.slice(3)) * 100 + k),
      };
    }),
  );
}

const suffixes = ['农产品有限公司', '药材专业合作社', '薯业有限公司', '农业科技有限公司', '种植专业合作社'] as const;

function planOutlets(): Row<typeof outlets.fields>[] {
  return Array.from({ length: 34 }, (_, i) => {
    const kind = i < 12 ? 'centre' : i < 28 ? 'hall' : 'counter';
    const at = i % districts.length;
    return {
      region: districts[at] ?? '370202',
      name: `定西特产${kind === 'centre' ? '展销中心' : kind === 'hall' ? '电商体验馆' : '专柜'}（${names[at] ?? ''}示例${String(i + 1).padStart(2, '0')}）`,
      kind,
      address: `${names[at] ?? ''}示例路${i + 8}号`,
      operator: `示例商贸有限公司${String(i + 1).padStart(2, '0')}`,
      openedOn: iso(2021 + (i % 4), 1 + (i % 11), 18),
      phone: samplePhone(500 + i),
    };
  });
}

interface Invoiced {
  readonly county: string;
  readonly seller: Row<typeof suppliers.fields>;
  readonly year: number;
  /** The invoice's place among the county's `of` invoices of the year. */
  readonly k: number;
  readonly of: number;
  readonly amount: number;
}

function sale({ county, seller, year, k, of, amount }: Invoiced, draw: Random): Row<typeof sales.fields> {
  const category = draw.chance(0.6) ? (seller.mainProduct as keyof typeof goods) : draw.weighted(mix);
  const { names: products, price } = goods[category];
  const perKilogram = draw.between(price[0], price[1]);
  const channel = draw.weighted({ platform832: 14, hall: 16, counter: 10, live: 12, wholesale: 30, direct: 18 });
  const at = draw.below(districts.length);
  const buyerKind = channel === 'live' ? 'person' : draw.weighted({ office: 18, company: 40, canteen: 34, person: 8 });
  const day = Math.floor((k / of) * 365);
  const date = new Date(Date.UTC(year, 0, 1 + day));
  return {
    county,
    supplier: seller.name ?? '',
    category,
    product: draw.pick(products),
    buyer: `${names[at] ?? ''}${buyers[buyerKind]}${String(draw.between(1, 80)).padStart(2, '0')}`,
    buyerKind,
    way: draw.chance(0.42) ? 'purchase' : 'assisted',
    channel,
    destination: districts[at] ?? '370202',
    weight: BigInt(Math.max(1, Math.round(amount / perKilogram))) * 1000n,
    price: yuan(perKilogram),
    amount: yuan(amount),
    soldOn: iso(year, date.getUTCMonth() + 1, date.getUTCDate()),
    invoice: `SL${String(year).slice(2)}${county.slice(3)}${String(k + 1).padStart(6, '0')}`,
    households: draw.between(1, 40),
  };
}

const buyers = { office: '示例机关', company: '示例公司', canteen: '示例食堂', person: '示例市民' } as const;
