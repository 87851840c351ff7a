import type { Model } from '../../model/model.ts';
import { normaliseHeader } from '../table/normalise-header.ts';

const known = new WeakMap<Model, ReadonlySet<string>>();

/**
 * Whether a header (`基本情况 / 身份证号`) is what some ledger calls a sensitive field: such a column is masked even where no
 * ledger takes it.
 */
export function isSensitiveHeader(model: Model, header: string): boolean {
  const names = known.get(model) ?? namesOf(model);
  known.set(model, names);
  return header.split(' / ').some((part) => names.has(normaliseHeader(part)));
}

function namesOf({ ledgers }: Model): ReadonlySet<string> {
  const fields = [...ledgers.values()].flatMap((ledger) => ledger.fields.filter(({ field }) => field.sensitive));
  return new Set(fields.flatMap(({ field: { title, aliases = [] } }) => [title.zh, title.en, ...aliases].map(normaliseHeader)));
}
