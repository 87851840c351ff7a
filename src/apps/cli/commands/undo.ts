import { Command } from 'commander';
import { undoBatch } from '../../engine/undo.ts';
import type { Desk } from '../desk.ts';

export function undo(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('undo')
    .summary(say('撤销一个批次', 'take a batch back'))
    .description(
      say(
        '撤销一个批次：它新建的记录被删除，它改动的记录恢复原值，指标随之复原。\n之后又被改动过的记录会使撤销被拒绝。撤销本身也是批次，可再撤销。',
        'Takes a batch back: what it created is deleted, what it changed gets its former values, figures return to what they were.\nRefused where a record was changed since. An undo is a batch too and can be taken back.',
      ),
    )
    .argument('<batch>', say('批次的编号（shanhai batches）', 'the batch’s number (shanhai batches)'))
    .option('--reason <text>', say('原因，记入流水账', 'why, kept in the journal'))
    .addHelpText('after', '\n  shanhai undo 12 --reason 重复报送')
    .action(async (batch: string, { reason }: { reason?: string }) => {
      const landing = await undoBatch(await desk.engine(), desk.party, batch, { reason });
      const { created, changed, deleted } = landing.counts;
      desk.answer(landing, () =>
        say(
          `批次 ${batch} 已撤销（撤销批次为 ${landing.number}）：删除 ${deleted}，改回 ${changed}，恢复 ${created}\n`,
          `Batch ${batch} was taken back by batch ${landing.number}: ${deleted} deleted, ${changed} changed back, ${created} brought back\n`,
        ),
      );
    });
}
