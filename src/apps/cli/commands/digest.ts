import { Command } from 'commander';
import { readDigest } from '../../engine/digest.ts';
import { digestText } from '../../engine/digest-text.ts';
import type { Desk } from '../desk.ts';

export function digest(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('digest')
    .summary(say('一周的周报（Markdown）', 'a week at a glance, as Markdown'))
    .description(say('本周变化、达成与滞后的目标、逾期事项。每次现算，不另保存。', 'What moved in a week, which targets were reached and which lag, what is overdue. Derived anew each time.'))
    .option('--week <week>', say('哪一周，如 2024-W37（ISO 8601）；默认本周', 'which week, e.g. 2024-W37 (ISO 8601); default: this week'))
    .action(async ({ week }: { readonly week?: string }) => {
      const engine = await desk.engine();
      const told = await readDigest(engine, desk.party, week);
      desk.answer(told, () => digestText(told, engine.store.regions, desk.locale));
    });
}
