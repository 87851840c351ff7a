import type { Domain } from '../declare/domain.ts';
import type { AnyFigure, BaseFigure, Measure } from '../declare/figure.ts';
import type { AnyLedger, Rule } from '../declare/ledger.ts';
import { dayOfIso } from '../declare/reading/date.ts';
import type { Wording } from '../declare/wording.ts';
import type { Vault } from '../ports/vault.ts';
import { checkFigure, checkLedger, checkNames } from './check.ts';
import type { Model, ModelBaseFigure, ModelCounterpart, ModelDefinition, ModelField, ModelFigure, ModelLedger } from './model.ts';
import type { RuleSet } from '../declare/rule-set.ts';
import { checkRuleSet } from './check-rule-set.ts';
import { columnName, tableName } from './naming.ts';
import { encryptedField } from './encrypted-field.ts';

/** The declarations don't fit together. Lists everything found, each naming the declaration and the mend. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The declarations don't fit together:\n- ${faults.join('\n- ')}`);
    this.faults = faults;
  }
}

/**
 * Turns declarations into the one frozen model that the engines read.
 * The declarations themselves are not touched.
 *
 * @param pack what a programme declares besides: its rule sets
 * @param vault seals the sensitive fields; without one the model can be looked at and compared, but keeps no values of them
 * @throws ModelError naming every fault at once.
 */
export function compile(domains: readonly Domain[], vault?: Vault, { ruleSets = [] }: { readonly ruleSets?: readonly RuleSet[] | undefined } = {}): Model {
  const ledgersDeclared = domains.flatMap((domain) => domain.ledgers.map((ledger) => ({ ledger, domain })));
  const figuresDeclared = domains.flatMap((domain) => domain.figures.map((figure) => ({ figure, domain })));

  const faults = [
    ...checkNames(ledgersDeclared.map(({ ledger }) => ledger), figuresDeclared.map(({ figure }) => figure)),
    ...ledgersDeclared.flatMap(({ ledger }) => checkLedger(ledger, ledgersDeclared.map((one) => one.ledger), figuresDeclared.map((one) => one.figure))),
    ...figuresDeclared.flatMap(({ figure }) =>
      checkFigure(figure, ledgersDeclared.map((one) => one.ledger), figuresDeclared.map((one) => one.figure)),
    ),
    ...ruleSets.flatMap((rules) => checkRuleSet(rules, ruleSets, figuresDeclared.map((one) => one.figure))),
  ];
  if (faults.length > 0) throw new ModelError(faults);

  const fieldsOf = new Map(ledgersDeclared.map(({ ledger }) => [ledger.name, modelFields(ledger, vault)]));
  const figures = new Map<string, ModelFigure>();
  for (const { figure, domain } of figuresDeclared) {
    figures.set(figure.name, modelFigure(figure, domain.name, fieldsOf, ledgersDeclared.map((one) => one.ledger)));
  }

  const ledgers = new Map<string, ModelLedger>();
  for (const { ledger, domain } of ledgersDeclared) {
    const seenBy = ledgersDeclared.find((one) => one.ledger.counterpart?.of === ledger.name)?.ledger.name;
    ledgers.set(ledger.name, modelLedger(ledger, domain.name, fieldsOf, [...figures.values()], seenBy));
  }
  return Object.freeze({ domains, ledgers, figures, ruleSets: new Map(ruleSets.map((rules) => [rules.name, rules])) });
}

function modelFields(ledger: AnyLedger, vault: Vault | undefined): ReadonlyMap<string, ModelField> {
  const fields = Object.entries(ledger.fields).map(([name, field]) =>
    Object.freeze({ name, column: columnName(name), field: encryptedField(field, vault) }),
  );
  return new Map(fields.map((field) => [field.name, field]));
}

type FieldsOf = ReadonlyMap<string, ReadonlyMap<string, ModelField>>;

function pick(fields: ReadonlyMap<string, ModelField>, name: string): ModelField {
  const found = fields.get(name);
  if (found === undefined) throw new ModelError([`there is no field ${name}`]);
  return found;
}

function modelLedger(
  declared: AnyLedger,
  domain: string,
  fieldsOf: FieldsOf,
  figures: readonly ModelFigure[],
  seenBy: string | undefined,
): ModelLedger {
  const field = fieldsOf.get(declared.name) ?? new Map<string, ModelField>();
  const fields = [...field.values()];
  const carriers: { ledger: string; via: ModelField }[] = [];
  for (const [ledger, others] of fieldsOf) {
    const vias = new Set(
      [...others.values()].flatMap((other) => (other.field.carried === undefined ? [] : [other.field.carried.via])),
    );
    for (const via of vias) {
      const reference = pick(others, via);
      if (reference.field.refersTo === declared.name) carriers.push({ ledger, via: reference });
    }
  }
  return Object.freeze({
    name: declared.name,
    domain,
    table: tableName(declared.name),
    declared,
    fields,
    field,
    blank: blankOf(fields),
    scope: pick(field, declared.scope),
    when: declared.when === null ? undefined : pick(field, declared.when),
    identity: declared.identity.map((name) => pick(field, name)),
    names: declared.names.map((name) => pick(field, name)),
    rules: declared.rules as readonly Rule<unknown>[] as readonly Rule<Record<string, unknown>>[],
    references: fields.filter((one) => one.field.refersTo !== undefined),
    counterpart: modelCounterpart(declared, field),
    seenBy,
    carriers,
    figures: figures.filter((figure) => figure.kind === 'base' && figure.ledger === declared.name) as ModelBaseFigure[],
  });
}

/**
 * Read from JSON, because of what is made so the engine has copies at a stroke. An object that was filled name by name is a
 * table to it from the twentieth name on, and so is every copy: that took an import of wide rows more time than reading them.
 */
function blankOf(fields: readonly ModelField[]): Readonly<Record<string, null>> {
  return Object.freeze(JSON.parse(`{${fields.map(({ name }) => `${JSON.stringify(name)}:null`).join(',')}}`) as Record<string, null>);
}

function modelCounterpart({ counterpart, names, identity }: AnyLedger, fields: ReadonlyMap<string, ModelField>): ModelCounterpart | undefined {
  if (counterpart === undefined) return undefined;
  const { of, amount, day, alike, expected } = counterpart;
  const [foundBy = identity.find((name) => fields.get(name)?.field.refersTo !== undefined) ?? ''] = names;
  return {
    of,
    amount: amount === undefined ? undefined : pick(fields, amount),
    day: day === undefined ? undefined : pick(fields, day),
    alike: alike.map((name) => pick(fields, name)),
    expected: expected === undefined ? undefined : { field: expected.field, as: pick(fields, expected.as) },
    foundBy: pick(fields, foundBy),
  };
}

function modelFigure(declared: AnyFigure, domain: string, fieldsOf: FieldsOf, ledgers: readonly AnyLedger[]): ModelFigure {
  if ('of' in declared) {
    return Object.freeze({ kind: 'composite', name: declared.name, domain, declared, parts: partsOf(declared) });
  }
  return Object.freeze(modelBaseFigure(declared, domain, fieldsOf.get(declared.over.name) ?? new Map(), ledgers.find(({ counterpart }) => counterpart?.of === declared.over.name)));
}

function modelBaseFigure(
  declared: BaseFigure,
  domain: string,
  fields: ReadonlyMap<string, ModelField>,
  seenBy: AnyLedger | undefined,
): ModelBaseFigure {
  const { stock } = declared;
  const definitions = definitionsOf(declared, fields);
  const from = stock === undefined ? undefined : (stock.from ?? declared.over.when ?? undefined);
  const by = declared.by.map((name) => pick(fields, name));
  return {
    kind: 'base',
    name: declared.name,
    domain,
    declared,
    ledger: declared.over.name,
    bothSides: seenBy === undefined ? undefined : [seenBy.name, seenBy.counterpart?.amount ?? '', seenBy.counterpart?.day ?? ''],
    measured: definitions.at(-1)?.measured,
    definitions,
    by,
    byDay: countsByDay(declared, fields) ? by.filter(({ field }) => field.values !== undefined) : [],
    stock:
      stock === undefined
        ? undefined
        : {
            from: from === undefined ? undefined : pick(fields, from),
            until: stock.until === undefined ? undefined : pick(fields, stock.until),
          },
  };
}

/** The definition it began with and those that followed, each until the day before the next. */
function definitionsOf(declared: BaseFigure, fields: ReadonlyMap<string, ModelField>): ModelDefinition[] {
  let { measure, where } = declared;
  const steps: { since: number; measure: Measure; where: BaseFigure['where']; note: Wording | undefined }[] = [{ since: 0, measure, where, note: undefined }];
  for (const change of declared.changes) {
    measure = change.measure ?? measure;
    where = change.where ?? where;
    steps.push({ since: dayOfIso(change.since) ?? 0, measure, where, note: change.note });
  }
  return steps.map((step, index) => ({
    since: step.since,
    ends: steps[index + 1]?.since,
    where: Object.entries(step.where).map(([name, condition]) => ({ field: pick(fields, name), condition })),
    measured: step.measure.op === 'count' ? undefined : pick(fields, step.measure.field),
    note: step.note,
  }));
}

/** Whether it counts every record of its ledger, each on its day. */
function countsByDay({ measure, where, stock, over, changes }: BaseFigure, fields: ReadonlyMap<string, ModelField>): boolean {
  if (measure.op !== 'count' || stock !== undefined || changes.length > 0 || Object.keys(where).length > 0) return false;
  return typeof over.when === 'string' && !pick(fields, over.when).field.optional;
}

/** The names of the figures that a composite is made of. */
function partsOf(declared: Exclude<AnyFigure, BaseFigure>): readonly string[] {
  const { of } = declared;
  if (of.op === 'ratio') return [of.of.name, of.to.name];
  if (of.op === 'difference') return [of.of.name, of.less.name];
  return [of.of.name];
}
