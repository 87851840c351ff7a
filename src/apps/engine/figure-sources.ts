import type { Party } from '../../kernel/access/party.ts';
import { accountFor, type FigureRequest } from '../../kernel/figure/index.ts';
import { decimalText, plus, rationalOf, zero, type Rational } from '../../kernel/declare/rational.ts';
import type { Engine } from './open-engine.ts';
import { sheetsOf } from './sources.ts';

/** A workbook behind a figure; without a file, what was typed in. */
export interface SourceFile {
  readonly file: string | null;
  readonly name: string | null;
  readonly sheets: readonly string[];
  readonly records: number;
  /** What its records add to a sum, plain decimal; `null` of other measures. */
  readonly contribution: string | null;
}

/** So many workbooks are named, those with most records first. */
const most = 200;

/** A base figure worked out anew from its records, and the workbooks these came from. @throws Refusal as `accountFor` */
export async function figureSources({ store }: Engine, party: Party, request: FigureRequest) {
  const { value, recounted, agrees, sources } = await accountFor(store, party, request);
  const sheets = await sheetsOf(store, sources.map(({ source }) => source));
  const files = new Map<string, { file: string | null; name: string | null; sheets: Set<string>; records: number; sum: Rational | undefined }>();
  for (const { source, records, contribution } of sources) {
    const kept = source === null ? undefined : sheets.get(source);
    const key = kept?.file ?? '';
    const file = files.get(key) ?? { file: kept?.file ?? null, name: kept?.name ?? null, sheets: new Set<string>(), records: 0, sum: contribution === null ? undefined : zero };
    files.set(key, file);
    file.records += records;
    if (kept !== undefined) file.sheets.add(kept.sheet);
    if (file.sum !== undefined && contribution !== null) file.sum = plus(file.sum, rationalOf(contribution));
  }
  const named = [...files.values()].sort((a, b) => b.records - a.records).slice(0, most);
  return {
    value,
    recounted,
    agrees,
    workbooks: [...files.keys()].filter((key) => key !== '').length,
    files: named.map(({ sum, sheets: kept, ...file }): SourceFile => ({ ...file, sheets: [...kept], contribution: sum === undefined ? null : decimalText(sum) })),
  };
}
