import { Fault } from '../../../kernel/declare/field.ts';
import type { Condition } from '../../../kernel/declare/figure.ts';
import { Refusal } from '../../../kernel/declare/problem.ts';
import type { RegionBook } from '../../../kernel/declare/region-book.ts';
import { placeOf } from '../../../kernel/ledger/problems.ts';
import type { ModelField, ModelLedger } from '../../../kernel/model/model.ts';
import { unknownParameter, wrongParameter } from '../http/faults.ts';
import type { Parameter } from '../http/route.ts';
import { valueSchema } from './ledger-json.ts';

/** Parameters of a list that are no filter. */
const others = ['page', 'size', 'sort', 'level', 'lang'];
const ordered = new Set(['sums', 'dates']);

/**
 * The conditions in a query: `field=value`, `field.not=`, `field.oneOf=a,b`, `field.atLeast=`, `field.below=`,
 * `field.present=true`, `field.contains=` of texts, `field.within=` of regions with all that lies in them; each value as
 * in JSON, texts without quotes. Several on one field must all hold.
 * @param more names of parameters that are no filter, besides those of a list
 * @throws Refusal `request.unknown-parameter`, `request.parameter`, `cell.*`
 */
export function filtersOf(ledger: ModelLedger, query: Readonly<Record<string, string>>, regions: RegionBook, more: readonly string[] = []): Record<string, Condition> {
  const known = [...others, ...more];
  const where: Record<string, Condition> = {};
  for (const [key, text] of Object.entries(query)) {
    if (known.includes(key)) continue;
    const [name = '', operator = 'is', ...parts] = key.split('.');
    const field = ledger.field.get(name);
    const make = conditions[operator];
    if (field === undefined || make === undefined || parts.length > 0 || key.endsWith('.is')) throw unknownParameter(key, [...ledger.field.keys(), ...known]);
    const condition = make(text, { key, field, regions, value: (value) => valueOf(ledger, field, value, regions) });
    const other = where[name];
    if (other === undefined) where[name] = condition;
    else where[name] = { all: [...('all' in other ? other.all : [other]), condition] };
  }
  return where;
}

interface Given {
  readonly key: string;
  readonly field: ModelField;
  readonly regions: RegionBook;
  value(text: string): NonNullable<unknown>;
}

type Make = (text: string, given: Given) => Condition;

const conditions: Readonly<Record<string, Make>> = {
  is: (text, { value }) => ({ is: value(text) }),
  not: (text, { value }) => ({ not: value(text) }),
  oneOf: (text, { value }) => ({ oneOf: text.split(',').slice(0, 200).map((each) => value(each)) }),
  atLeast: (text, { value }) => ({ atLeast: value(text) }),
  below: (text, { value }) => ({ below: value(text) }),
  present(text, { key }) {
    if (text !== 'true' && text !== 'false') throw wrongParameter(key, { zh: ' true 或 false', en: 'true or false' });
    return { present: text === 'true' };
  },
  contains(text, { key, field: { field } }) {
    if (!field.can.includes('reads') || text === '' || text.length > 200) throw wrongParameter(key, { zh: '文本字段中的词', en: 'words of a text field' });
    return { contains: text };
  },
  within(text, { key, field: { field }, regions, value }) {
    if (!field.can.includes('places')) throw wrongParameter(key, { zh: '地区字段的地区', en: 'a region of a region field' });
    const codes = regions.within(String(value(text)));
    // One region alone is found by the ledger's own counts.
    return codes.length === 1 ? { is: codes[0] ?? text } : { oneOf: codes };
  },
};

function valueOf(ledger: ModelLedger, { name, field }: ModelField, text: string, regions: RegionBook): NonNullable<unknown> {
  let fault: Fault | undefined;
  for (const json of [text, ...parsed(text)]) {
    const value = field.accept(json, regions);
    if (!(value instanceof Fault)) return value as NonNullable<unknown>;
    fault ??= value;
  }
  const { code, message, mend } = fault as Fault;
  throw new Refusal([{ code, severity: 'error', place: placeOf(ledger, undefined, name), ...(field.sensitive ? {} : { value: text.slice(0, 60) }), message, mend }]);
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** The filters of a ledger, for the OpenAPI document. */
export function filterParameters(ledger: ModelLedger): Parameter[] {
  return ledger.fields
    .filter(({ field }) => !field.sensitive && !field.can.includes('attaches'))
    .flatMap((one) => {
      const { title } = one.field;
      const of = (suffix: string, zh: string, en: string, schema = valueSchema(one, true)): Parameter => ({
        name: `${one.name}${suffix}`,
        in: 'query',
        note: { zh: `${title.zh}${zh}`, en: `${title.en} ${en}` },
        schema,
      });
      return [
        of('', '等于', 'is'),
        of('.oneOf', '是其中之一（逗号分隔）', 'is one of these, separated by commas', { type: 'string' }),
        of('.present', '已填', 'is filled in', { type: 'boolean' }),
        ...(one.field.can.includes('reads') ? [of('.contains', '包含', 'contains', { type: 'string' })] : []),
        ...(one.field.can.includes('places') ? [of('.within', '在此地区及其下级', 'lies in this region')] : []),
        ...(one.field.can.some((ability) => ordered.has(ability)) ? [of('.atLeast', '不小于', 'is at least'), of('.below', '小于', 'is below')] : []),
      ];
    });
}
