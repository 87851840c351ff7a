import { parks } from '../../../../src/domains/parks/ledgers.ts';
import { enterprises } from '../../../../src/domains/tech/ledgers.ts';
import { valley } from '../../names.ts';
import { counties } from '../counties.ts';
import { iso } from '../days.ts';
import { planned, yuan, type PlannedLedger, type Row } from './planned.ts';

/** Nine parks, and an incubator with sixteen enterprises after two have left. */
export function planPlaces(): PlannedLedger[] {
  const built = Array.from({ length: 9 }, (_, i): Row<typeof parks.fields> => {
    const county = counties[i % counties.length];
    const kind = i === 1 ? 'garment' : i === 4 ? 'industrial' : 'agricultural';
    return {
      county: county?.code ?? '',
      township: county?.townships[0] ?? null,
      name: `${county?.name ?? ''}${kind === 'garment' ? '服装' : kind === 'industrial' ? '工业' : '现代农业'}产业园（示例${i + 1}）`,
      kind,
      builtOn: iso(2021 + (i % 4), 3 + (i % 7), 20),
      area: BigInt(120 + 45 * i) * 10_000n,
      funds: yuan((860 + 230 * i) * 10_000),
      tenants: 3 + (i % 6),
      jobs: 80 + 37 * i,
      output: yuan((2_400 + 610 * i) * 10_000),
      operator: `${county?.name ?? ''}示例园区运营有限公司`,
    };
  });
  const incubated = Array.from({ length: 18 }, (_, i): Row<typeof enterprises.fields> => ({
    county: '621102',
    incubator: valley,
    name: `示例孵化科技有限公司${String(i + 1).padStart(2, '0')}`,
    province: i % 3 === 0 ? 'gansu' : 'shandong',
    field: ['生物医药', '智能装备', '数字农业', '新材料'][i % 4] ?? null,
    enteredOn: iso(2021 + Math.floor(i / 5), 2 + (i % 9), 16),
    leftOn: i === 3 || i === 8 ? iso(2023, 11, 30) : null,
    staff: 6 + ((i * 5) % 30),
    patents: i % 6,
    revenue: yuan((40 + 35 * i) * 10_000),
  }));
  return [planned(parks, built), planned(enterprises, incubated)];
}
