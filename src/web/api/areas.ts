import type { ApiDocument, Operation } from '../../client/api-document.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import { apiWords } from './words.ts';

/** A route as it is told to people: once for all ledgers. */
export interface ShownRoute {
  readonly method: string;
  readonly path: string;
  readonly title: string;
  readonly note: string;
  readonly operation: Operation;
}

export interface Area {
  readonly title: Wording;
  readonly routes: readonly ShownRoute[];
}

const titles: Readonly<Record<string, Wording>> = {
  ledgers: apiWords.areaLedgers,
  figures: apiWords.areaFigures,
  batches: apiWords.areaBatches,
  imports: apiWords.areaImports,
  files: apiWords.areaFiles,
  templates: apiWords.areaFiles,
  evidence: apiWords.areaFiles,
  session: apiWords.areaSession,
  sessions: apiWords.areaSession,
  accounts: apiWords.areaSession,
  account: apiWords.areaSession,
  tokens: apiWords.areaSession,
};

/** The routes by area. Those that the document lists for each ledger are shown once, with `{ledger}` in the path. */
export function areasOf({ paths }: ApiDocument, locale: Locale, like: string): Area[] {
  const areas = new Map<Wording, ShownRoute[]>();
  const known = new Set<string>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const [name = '', ledger] = operation.operationId.split(':');
      if (known.has(name)) continue;
      known.add(name);
      const shown = shownRoute(method, ledger === undefined ? path : path.replace(ledger, '{ledger}'), operation, locale, ledger !== undefined);
      if (!`${shown.path} ${shown.title} ${shown.note}`.toLowerCase().includes(like)) continue;
      const area = titles[shown.path.split('/')[2]?.split('.')[0] ?? ''] ?? apiWords.areaOthers;
      areas.set(area, [...(areas.get(area) ?? []), shown]);
    }
  }
  return [...areas].map(([title, routes]) => ({ title, routes })).sort((a, b) => Number(a.title === apiWords.areaOthers) - Number(b.title === apiWords.areaOthers));
}

function shownRoute(method: string, path: string, operation: Operation, locale: Locale, ofLedger: boolean): ShownRoute {
  const title = inLocale(operation.summary, ' · ', locale);
  return { method: method.toUpperCase(), path, title: ofLedger ? title.replace(/\s*[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)?[)）]$/, '') : title, note: inLocale(operation.description ?? '', '\n\n', locale), operation };
}

/** The document has both languages in one text. */
export function inLocale(text: string, between: string, locale: Locale): string {
  const [zh = '', en = zh] = text.split(between);
  return locale === 'zh' ? zh : en;
}
