import { domains } from '../../domains/index.ts';
import type { Locale } from '../../kernel/declare/wording.ts';

/** What a ledger, or a whole domain, is called; its name where it is none of ours. */
export function ledgerTitle(name: string, locale: Locale): string {
  const domain = domains.find((one) => one.name === name);
  const ledger = domains.flatMap(({ ledgers }) => ledgers).find((one) => one.name === name);
  return (domain ?? ledger)?.title[locale] ?? name;
}

/** All ledgers, as choices. */
export const ledgerNames: readonly string[] = domains.flatMap(({ ledgers }) => ledgers.map(({ name }) => name));
