import type { Problem } from '../declare/problem.ts';
import type { ModelLedger } from '../model/model.ts';
import { missing, placeOf } from './problems.ts';

/**
 * What is wrong with a record by itself: required fields that are blank, and rules that don't hold.
 * Rules are asked only when every required field is filled, since they may count on them.
 */
export function checkValues(ledger: ModelLedger, values: Readonly<Record<string, unknown>>, record?: string): Problem[] {
  const problems: Problem[] = [];
  for (const field of ledger.fields) {
    if (!field.field.optional && (values[field.name] === null || values[field.name] === undefined)) {
      problems.push(missing(ledger, field, record));
    }
  }
  if (problems.length > 0) return problems;
  for (const rule of ledger.rules) {
    if (rule.holds(values)) continue;
    problems.push({
      code: `rule.${rule.code}`,
      severity: rule.severity ?? 'error',
      place: placeOf(ledger, record, rule.at[0]),
      message: rule.message,
      mend: rule.mend,
    });
  }
  return problems;
}
