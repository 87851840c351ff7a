import { createTable } from '../src/kernel/model/table-sql.ts';
import { snapshotOf } from '../src/kernel/model/snapshot.ts';
import { rebuild } from '../src/kernel/figure/index.ts';
import type { Engine } from '../src/apps/engine/open-engine.ts';
import { countyCodes } from './programme.ts';

const suppliers = 400;

/**
 * Fills the sales ledger with `count` invoices over four years, straight into its table: what is measured afterwards is
 * reading, and the import has a measurement of its own. Figures are made by `rebuild`.
 */
export async function fillSales({ store }: Engine, count: number): Promise<void> {
  const { database, programme } = store;
  const { ledgers } = snapshotOf(store.model);
  const sales = ledgers['consumption.sales'];
  if (sales === undefined) throw new Error('There is no ledger of sales.');
  const indexes = createTable(sales).slice(1);
  const counties = `(array['${countyCodes.join("','")}'])[1 + i % 7]`;
  const record = (kind: string) => `(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-${kind}00000000')::uuid`;
  await database.run(
    `insert into consumption_suppliers (programme, record, _version, _since, _gone, _ordinal, _region, _day, _identity, _digest, county, name, certificate)
     select $1, ${record('0001')}, 1, 1, false, i, ${counties}, 0, md5('s' || i)::uuid, md5('s' || i)::uuid, ${counties}, '示例供应商' || i, 'RD' || i
     from generate_series(0, ${suppliers - 1}) as i`,
    [programme],
  );
  await database.script(indexes.map((sql) => `drop index "${/"([^"]+)" on/.exec(sql)?.[1] ?? ''}"`).join('; '));
  for (let from = 0; from < count; from += 1_000_000) {
    const to = Math.min(count, from + 1_000_000) - 1;
    await database.run(
      `insert into consumption_sales (programme, record, _version, _since, _gone, _ordinal, _region, _day, _identity, _digest,
         county, supplier, certificate, category, buyer_kind, way, channel, weight, amount, sold_on, invoice)
       select $1, ${record('0002')}, 1, 2, false, i, ${counties}, to_char(sold, 'YYYYMMDD')::integer, md5(i::text)::uuid, md5('d' || i)::uuid,
         ${counties}, (lpad(to_hex(i % ${suppliers}), 8, '0') || '-0000-7000-8000-000100000000')::uuid, 'RD' || i % ${suppliers},
         (array['potato', 'herb', 'noodle', 'vegetable', 'livestock', 'grain', 'fruit', 'other'])[1 + (i / 7) % 8],
         (array['office', 'company', 'canteen', 'person'])[1 + (i / 3) % 4], (array['purchase', 'assisted'])[1 + (i / 5) % 2],
         (array['platform832', 'hall', 'counter', 'live', 'wholesale', 'direct'])[1 + (i / 11) % 6],
         100 + i % 900, 1000 + i % 9000, sold, 'FP' || i
       from (select i, date '2021-01-01' + (i * 13 % 1461) as sold from generate_series(${from}, ${to}) as i) as given`,
      [programme],
    );
  }
  for (const sql of indexes) await database.script(sql);
  await database.script('analyze');
  await rebuild(store, [...store.model.figures.values()].filter((figure) => figure.kind === 'base' && figure.ledger.startsWith('consumption.')).map(({ name }) => name));
  await database.script('vacuum analyze figure_cell');
}
