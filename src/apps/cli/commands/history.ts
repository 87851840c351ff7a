import { Command } from 'commander';
import { refuse, type Refusal } from '../../../kernel/declare/problem.ts';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import { readHistory, readRecord } from '../../engine/record.ts';
import type { Desk } from '../desk.ts';
import { shownValues } from '../shown-values.ts';

export function history(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('history')
    .summary(say('一条记录的来历：每一版谁、何时、从哪个单元格', 'the life of a record: who, when, from which cell'))
    .argument('<record>', say('记录的编号', 'the record’s id'))
    .option('--ledger <name>', say('它所在的台账（不写则自动找）', 'its ledger (looked for otherwise)'))
    .action(async (id: string, flags: { ledger?: string }) => {
      const engine = await desk.engine();
      const ledger = ledgerNamed(engine.store, flags.ledger ?? (await ledgerOf(engine.store, id)));
      const steps = await readHistory(engine, desk.party, ledger.name, id);
      const { references, sources } = await readRecord(engine, desk.party, ledger.name, id);
      desk.answer({ ledger: ledger.name, record: id, steps, sources, references }, () => {
        const show = shownValues(engine.store, desk.locale, desk.party, ledger, references);
        const told = steps.map(({ version, deleted, batch, kind, party, at, reason, source, values, changed }, index) => {
          const from = source === null ? '' : `  ${source.name} ${source.sheet}!${source.row}`;
          const head = say(`第 ${version} 版  ${at.slice(0, 19).replace('T', ' ')}  批次 ${batch}（${kind}）  ${party}`, `version ${version}  ${at.slice(0, 19).replace('T', ' ')}  batch ${batch} (${kind})  ${party}`);
          const why = reason === null ? '' : `  ${reason}`;
          if (deleted) return `${head}${why}\n    ${say('删除', 'deleted')}\n`;
          const lines = ledger.fields
            .filter(({ name }) => changed.includes(name) && (index > 0 || values[name] !== null))
            .map((field) => {
              const before = index === 0 ? '' : `${show(field, steps[index - 1]?.values[field.name] ?? null) || '—'} → `;
              return `    ${desk.say(field.field.title)}  ${before}${show(field, values[field.name] ?? null) || '—'}\n`;
            });
          return `${head}${from}${why}\n${lines.join('')}`;
        });
        return `${desk.say(ledger.declared.title)}  ${ledger.name}  ${id}\n\n${told.join('\n')}`;
      });
    });
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ledger that holds a record. @throws Refusal `record.not-found` */
async function ledgerOf({ database, programme, model }: Store, record: string): Promise<string> {
  const ledgers = uuid.test(record) ? [...model.ledgers.values()] : [];
  for (const { name, table } of ledgers) {
    const [found] = await database.query(`select 1 as one from "${table}" where programme = $1 and record = $2 limit 1`, [programme, record]);
    if (found !== undefined) return name;
  }
  throw noRecord(record);
}

const noRecord = (record: string): Refusal =>
  refuse(
    'record.not-found',
    { zh: `没有编号为 ${record.slice(0, 60)} 的记录`, en: `There is no record ${record.slice(0, 60)}` },
    { zh: '编号可由 shanhai records 台账 --json 查到', en: 'shanhai records LEDGER --json tells the ids' },
  );
