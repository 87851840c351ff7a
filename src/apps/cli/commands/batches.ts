import { Command } from 'commander';
import { readBatches } from '../../engine/batches.ts';
import type { Desk } from '../desk.ts';
import { wholeNumber } from '../whole-number.ts';
import { textTable } from '../text-table.ts';

export function batches(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('batches')
    .summary(say('写入过的批次，新的在前', 'what was written, batch by batch, newest first'))
    .option('--page <number>', say('第几页', 'which page'), wholeNumber(1), 1)
    .option('--size <number>', say('每页几条', 'how many on a page'), wholeNumber(1, 500), 30)
    .action(async ({ page, size }: { page: number; size: number }) => {
      const found = await readBatches(await desk.engine(), desk.party, page, size);
      desk.answer(found, () =>
        found.total === 0
          ? say('还没有批次。\n', 'There is no batch yet.\n')
          : textTable(
              [
                { title: say('批次', 'Batch'), align: 'right' },
                { title: say('时间', 'At') },
                { title: say('种类', 'Kind') },
                { title: say('新', 'New'), align: 'right' },
                { title: say('改', 'Changed'), align: 'right' },
                { title: say('删', 'Deleted'), align: 'right' },
                { title: say('来自', 'From'), most: 50 },
                { title: say('撤销', 'Undone by') },
              ],
              found.batches.map(({ number, at, kind, counts, fileName, reason, undoes, undoneBy }) => [
                number,
                at.slice(0, 19).replace('T', ' '),
                undoes === null ? kind : `${kind} ${undoes}`,
                String(counts.created),
                String(counts.changed),
                String(counts.deleted),
                fileName ?? reason ?? '',
                undoneBy ?? '',
              ]),
            ),
      );
    });
}
