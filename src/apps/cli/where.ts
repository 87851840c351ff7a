import { Fault, Mention } from '../../kernel/declare/field.ts';
import type { Condition } from '../../kernel/declare/figure.ts';
import { Refusal, refuse } from '../../kernel/declare/problem.ts';
import { unknownField } from '../../kernel/ledger/problems.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { ModelField, ModelLedger } from '../../kernel/model/model.ts';

const pattern = /^([A-Za-z]\w*)(>=|<|!=|=)(.*)$/s;

/**
 * Reads conditions as written on the command line: `county=岷县`, `amount>=1000`, `soldOn<2024-07-01`, `way!=purchase`,
 * `category=potato|beef`; `field=` for blank, `field!=` for filled in. Values as people write them or as in JSON.
 * @throws Refusal `where.unreadable`, `field.unknown`, and what the field says of a value it can't take
 */
export function readWhere({ regions }: Store, ledger: ModelLedger, texts: readonly string[]): Record<string, Condition> {
  const where: Record<string, Condition> = {};
  for (const text of texts) {
    const [, name = '', operator = '', written = ''] = pattern.exec(text) ?? [];
    if (name === '') throw unreadable(text);
    const field = ledger.field.get(name);
    if (field === undefined) throw new Refusal([unknownField(ledger, name)]);
    where[name] = conditionOf(operator, written, (one) => valueOf(field, one));
  }
  return where;

  function valueOf({ name, field }: ModelField, text: string): NonNullable<unknown> {
    const accepted = [text, asJson(text)].map((json) => field.accept(json, regions)).find((value) => !(value instanceof Fault));
    if (accepted != null) return accepted;
    const value = field.read(text, { epoch: 1900, regions });
    if (value != null && !(value instanceof Fault) && !(value instanceof Mention)) return value;
    const { code, message, mend } = value instanceof Fault ? value : (field.accept(text, regions) as Fault);
    throw new Refusal([{ code, severity: 'error', place: { ledger: ledger.name, field: name }, value: text.slice(0, 60), message, mend }]);
  }
}

function conditionOf(operator: string, text: string, read: (text: string) => NonNullable<unknown>): Condition {
  if (text === '') return { present: operator !== '=' };
  if (operator === '>=') return { atLeast: read(text) };
  if (operator === '<') return { below: read(text) };
  if (operator === '!=') return { not: read(text) };
  return text.includes('|') ? { oneOf: text.split('|').map(read) } : { is: read(text) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unreadable = (text: string) =>
  refuse(
    'where.unreadable',
    { zh: `看不懂条件“${text.slice(0, 60)}”`, en: `The condition “${text.slice(0, 60)}” can’t be read` },
    { zh: '写成 字段=值、字段>=值、字段<值 或 字段!=值', en: 'Write field=value, field>=value, field<value or field!=value' },
  );
