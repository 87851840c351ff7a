import { Argument, Command } from 'commander';
import { levels, levelTitles, type Level } from '../../../kernel/declare/level.ts';
import { waitingFor } from '../../../kernel/ledger/review-queue.ts';
import { newBatchId } from '../../engine/batch-id.ts';
import { reviewBatch } from '../../engine/review-records.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';

export function review(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('review')
    .summary(say('审核一个批次的记录，或看有哪些在等审核', 'review a batch’s records, or see what waits'))
    .description(
      say(
        '不写批次时列出各台账有多少条在等报送、核实、确认。\n写了批次时，把它写的、现在处于 from 这一级的记录变为 to：草稿 draft、已报送 submitted、已核实 verified、已确认 confirmed。退回须写原因。',
        'Without a batch: how many records of each ledger wait to be submitted, verified, confirmed.\nWith one: moves those of its records that are at `from` now to `to`: draft, submitted, verified, confirmed. Sending back takes a reason.',
      ),
    )
    .argument('[batch]', say('批次的编号', 'the batch’s number'))
    .addArgument(new Argument('[from]', say('现在的级别', 'where they are')).choices(levels))
    .addArgument(new Argument('[to]', say('变为', 'where they go')).choices(levels))
    .option('--reason <text>', say('原因，记入流水账', 'why, kept in the journal'))
    .addHelpText('after', '\n  shanhai review\n  shanhai review 12 submitted verified\n  shanhai review 12 submitted draft --reason 缺发票')
    .action(async (number: string | undefined, from: Level = 'submitted', to: Level = 'verified', { reason }: { reason?: string }) => {
      const engine = await desk.engine();
      if (number !== undefined) {
        const landing = await reviewBatch(engine, desk.party, { number, from, to, batch: newBatchId(), reason }, () => undefined);
        return desk.answer(landing, () => say(`${landing.counts.changed} 条记录变为“${levelTitles[to].zh}”（批次 ${landing.number}）\n`, `${landing.counts.changed} records are ${levelTitles[to].en.toLowerCase()} now (batch ${landing.number})\n`));
      }
      const waiting = await waitingFor(engine.store, desk.party);
      desk.answer(waiting, () =>
        waiting.length === 0
          ? say('没有等待审核的记录。\n', 'Nothing waits.\n')
          : textTable(
              [{ title: say('台账', 'Ledger') }, { title: say('名称', 'Title') }, { title: say('级别', 'Level') }, { title: say('条数', 'Records'), align: 'right' }],
              waiting.map(({ ledger, level, records }) => [ledger, desk.say(engine.store.model.ledgers.get(ledger)?.declared.title ?? { zh: '', en: '' }), desk.say(levelTitles[level]), String(records)]),
            ),
      );
    });
}
