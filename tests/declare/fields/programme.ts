import type { Cell } from '#kernel/declare/cell.ts';
import { Fault, type Field, type Surroundings } from '#kernel/declare/field.ts';
import type { Region } from '#kernel/declare/region-book.ts';
import { regionBook } from '#kernel/declare/regions.ts';

function region(side: string, code: string, zh: string, en: string, parent: string | null): Region {
  return { side, code, title: { zh, en }, parent };
}

/** A small programme to read for. */
export const REGIONS = regionBook([
  region('east', '370200', '青岛市', 'Qingdao', null),
  region('east', '370202', '市南区', 'Shinan', '370200'),
  region('east', '370211', '黄岛区(西海岸新区)', 'Huangdao (West Coast New Area)', '370200'),
  region('east', '370281', '胶州市', 'Jiaozhou', '370200'),
  region('west', '621100', '定西市', 'Dingxi', null),
  region('west', '621102', '安定区', 'Anding', '621100'),
  region('west', '621125', '漳县', 'Zhangxian', '621100'),
  region('west', '621126', '岷县', 'Minxian', '621100'),
]);

export const TITLE = { zh: '金额', en: 'Amount' };

export const AROUND: Surroundings = { epoch: 1900, regions: REGIONS };

/** What a cell reads as; a fault by its code. */
export function reading(field: Field, cell: Cell, around: Partial<Surroundings> = {}): unknown {
  const value = field.read(cell, { ...AROUND, ...around });
  return value instanceof Fault ? value.code : value;
}

/** What a JSON value is taken as; a fault by its code. */
export function acceptance(field: Field, json: unknown): unknown {
  const value = field.accept(json, REGIONS);
  return value instanceof Fault ? value.code : value;
}
