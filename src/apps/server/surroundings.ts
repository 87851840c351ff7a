import { refuse } from '../../kernel/declare/problem.ts';
import type { Party } from '../../kernel/access/party.ts';
import { reveals } from '../../kernel/access/may.ts';
import { historyOf } from '../../kernel/ledger/history.ts';
import { ledgerSeen } from '../../kernel/ledger/list.ts';
import { placeOf } from '../../kernel/ledger/problems.ts';
import { standingOf } from '../engine/originals/standing.ts';
import { sheetsOf } from '../engine/sources.ts';
import type { SheetAround } from '../worker/sheet-around.ts';
import type { Service } from './service.ts';

/** A record's source row with the rows around it. */
export interface Surroundings extends SheetAround {
  readonly file: string;
  readonly name: string;
  readonly row: number;
  /** Column letters by field. */
  readonly layout: Readonly<Record<string, string>>;
}

const neighbours = 3;

/** @throws Refusal `ledger.unknown`, `record.not-found`, `source.not-found` for a record that no workbook brought */
export async function readSurroundings({ engine, reading }: Service, party: Party, ledgerName: string, id: string): Promise<Surroundings> {
  const { store } = engine;
  const ledger = ledgerSeen(store, party, ledgerName);
  const steps = await historyOf(store, party, ledger, id);
  const imported = steps.findLast(({ version }) => version.source !== null && version.row !== null)?.version;
  const kept = imported === undefined ? undefined : (await sheetsOf(store, [imported.source])).get(imported.source ?? '');
  if (imported === undefined || kept === undefined) {
    throw refuse(
      'source.not-found',
      { zh: '这条记录不是从工作簿导入的', en: 'No workbook brought this record' },
      { zh: '请看它的历次版本', en: 'See its versions' },
      placeOf(ledger, id),
    );
  }
  const row = Number(imported.row);
  const standing = await standingOf(store, party, kept.file);
  const around = await reading.ask('around', {
    file: kept.file,
    name: kept.name,
    sheet: kept.sheet,
    row,
    shown: reveals(party, ledger) ? 'all' : ledger.fields.filter(({ field }) => !field.sensitive).flatMap(({ name }) => kept.layout[name] ?? []),
    // The neighbours may be records out of sight.
    around: standing?.own === true || standing?.sight === 'all' ? neighbours : 0,
  });
  return { ...around, file: kept.file, name: kept.name, row, layout: kept.layout };
}
