import { donations, families, stays } from '../../../../src/domains/care/ledgers.ts';
import { potatoFamilies } from '../../names.ts';
import { apportion, uneven } from '../apportion.ts';
import { counties, weights, years } from '../counties.ts';
import { iso } from '../days.ts';
import { sampleName } from '../people.ts';
import { random, type Random } from '../random.ts';
import { planned, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

/** Yuan given in each year, goods at their value: 172 million in all. */
const given = { 2021: 39_612_000, 2022: 42_278_000, 2023: 46_184_000, 2024: 43_931_500 } as const;
/** Of 2024, raised by the campaign of the host families. */
const CAMPAIGN = 1_312_600;
const RECEIPTS = 180;

/** Donations from receipt to delivery, host families, and the children they hosted. */
export function planCare({ seed }: Size): PlannedLedger[] {
  const draw = random(seed, 'care');
  const gifts: Row<typeof donations.fields>[] = [];
  for (const year of years) {
    const forCampaign = year === 2024 ? CAMPAIGN : 0;
    const shares = apportion(given[year] - forCampaign, weights);
    for (const [i, { code }] of counties.entries()) {
      const n = Math.round((RECEIPTS * (weights[i] ?? 0)) / 100);
      const parts = apportion(shares[i] ?? 0, uneven(n, draw.next, 1), 500);
      gifts.push(...parts.map((part, k) => donation({ county: code, year, part, k }, draw)));
    }
    if (forCampaign > 0) {
      const parts = apportion(forCampaign, uneven(46, draw.next, 0.8), 500);
      gifts.push(...parts.map((part, k) => ({ ...donation({ county: '621100', year, part, k }, draw), campaign: potatoFamilies, form: 'money' as const, goods: null, valuation: null })));
    }
  }
  return [planned(donations, gifts), planned(families, planFamilies()), planned(stays, planStays())];
}

interface Gift {
  readonly county: string;
  readonly year: number;
  readonly part: number;
  readonly k: number;
}

function donation({ county, year, part, k }: Gift, draw: Random): Row<typeof donations.fields> {
  const donorKind = draw.weighted({ company: 46, organisation: 30, office: 8, person: 16 });
  const goods = draw.chance(0.3);
  const month = draw.between(1, 11);
  return {
    county,
    donor: donorKind === 'person' ? `市民${sampleName(draw.below(4_000))}` : `青岛示例${donors[donorKind]}${String(draw.between(1, 90)).padStart(2, '0')}`,
    donorKind,
    form: goods ? 'goods' : 'money',
    goods: goods ? draw.pick(['校服与文具', '医疗设备', '取暖设备', '图书']) : null,
    amount: yuan(part),
    valuation: goods ? '购置发票' : null,
    receipt: `SZ${year}${county.slice(3)}${String(k + 1).padStart(4, '0')}`,
    receivedOn: iso(year, month, draw.between(1, 28)),
    recipient: '定西市示例慈善总会',
    campaign: draw.chance(0.3) ? '爱心助学（示例）' : null,
    purpose: draw.pick(['助学', '助医', '养老', '乡村建设']),
    beneficiary: `示例${draw.pick(['中学', '小学', '卫生院', '敬老院'])}`,
    disbursedOn: draw.chance(0.9) ? iso(year, month + 1, draw.between(1, 28)) : null,
    voucher: `FF${year}${county.slice(3)}${String(k + 1).padStart(4, '0')}`,
    publicity: `https://www.example.org/gift/${year}${county}${k + 1}`,
  };
}

const donors = { company: '企业', organisation: '商会', office: '单位' } as const;

const districts = ['370202', '370203', '370211', '370212', '370213', '370214', '370215'] as const;

function planFamilies(): Row<typeof families.fields>[] {
  return Array.from({ length: 40 }, (_, i) => ({
    region: districts[i % districts.length] ?? '370202',
    code: `JT-${String(i + 1).padStart(3, '0')}`,
    places: i < 35 ? 2 : 1,
    vetted: true,
    vettedOn: iso(2024, 9, 1 + (i % 14)),
  }));
}

/** 75 children: two in each of 35 families, siblings together, one in each of the others. */
function planStays(): Row<typeof stays.fields>[] {
  return Array.from({ length: 75 }, (_, i) => {
    const family = i < 70 ? Math.floor(i / 2) : i - 35;
    return {
      county: counties[family % counties.length]?.code ?? '',
      child: `ET-${String(i + 1).padStart(3, '0')}`,
      ageBand: i % 3 === 0 ? 'under10' : 'under14',
      family: `JT-${String(family + 1).padStart(3, '0')}`,
      startedOn: iso(2024, 10, i % 4 === 0 ? 2 : 1),
      endedOn: iso(2024, 10, 6),
      occasion: '国庆假期',
      consent: true,
      siblings: i < 70 && family % 3 === 0 ? `TB-${String(family + 1).padStart(2, '0')}` : null,
    };
  });
}
