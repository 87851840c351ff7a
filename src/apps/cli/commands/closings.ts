import { Command } from 'commander';
import type { Wording } from '../../../kernel/declare/wording.ts';
import type { ChecklistItem } from '../../../kernel/closing/checklist.ts';
import { approveAsked, askReopening, checklistOf, closeBooks, closingsFor, proveBooks } from '../../engine/closings.ts';
import { changesInWords } from '../../engine/closed-changes.ts';
import type { Desk } from '../desk.ts';
import { problemText } from '../refusal-text.ts';
import { textTable } from '../text-table.ts';
import { wholeNumber } from '../whole-number.ts';

const instant = (at: string): string => at.slice(0, 19).replace('T', ' ');

export function closings(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('closings')
    .summary(say('历次关账，以及之后的调整', 'the closings, and the adjustments since'))
    .option('--changes', say('列出已关账期间的调整', 'the adjustments to closed periods'))
    .option('--closing <number>', say('只列涉及这次关账的', 'those that change this closing’s figures'), wholeNumber(1))
    .option('--page <number>', say('第几页', 'which page'), wholeNumber(1), 1)
    .action(async ({ changes, closing, page }: { changes?: true; closing?: number; page: number }) => {
      const engine = await desk.engine();
      if (changes === true) {
        const found = await changesInWords(engine, desk.party, { closing, page, size: 50 });
        desk.answer(found, () =>
          found.total === 0
            ? say('没有调整。\n', 'There is no adjustment.\n')
            : textTable(
                [{ title: say('批次', 'Batch'), align: 'right' }, { title: say('时间', 'At') }, { title: say('台账', 'Ledger') }, { title: say('记录', 'Record'), most: 40 }, { title: say('改动', 'What'), most: 50 }, { title: say('理由', 'Why'), most: 40 }, { title: say('期间', 'Period') }],
                found.changes.map((change) => [
                  change.batch, instant(change.at), desk.say(change.ledgerTitle), change.called.map((one) => desk.say(one)).join(' '),
                  change.did === 'changed' ? change.fields.map(({ title, before, after }) => `${desk.say(title)} ${before === null ? '—' : desk.say(before)} → ${after === null ? '—' : desk.say(after)}`).join('; ') : desk.say(didWords[change.did]),
                  change.reason ?? '', change.closings.map(({ window }) => window).join(', '),
                ]),
              ),
        );
        return;
      }
      const found = await closingsFor(engine, desk.party);
      desk.answer(found, () =>
        found.closings.length === 0
          ? say('还没有关过账。\n', 'Nothing is closed yet.\n')
          : textTable(
              [{ title: say('编号', 'No.'), align: 'right' }, { title: say('期间', 'Period') }, { title: say('时间', 'At') }, { title: say('经手', 'By') }, { title: say('理由', 'Why'), most: 40 }, { title: say('状态', 'State') }],
              found.closings.map((one) => [String(one.closing), one.window, instant(one.at), one.party, one.reason, stateOf(one, desk)]),
            ),
      );
    });
}

const didWords: Readonly<Record<'created' | 'deleted', Wording>> = { created: { zh: '新建', en: 'created' }, deleted: { zh: '删除', en: 'deleted' } };

function stateOf({ asked, reopened }: Awaited<ReturnType<typeof closingsFor>>['closings'][number], desk: Desk): string {
  if (reopened !== null) return desk.say({ zh: `已重开（${reopened.party} 批准）`, en: `reopened, approved by ${reopened.party}` });
  if (asked !== null) return desk.say({ zh: `已关账（${asked.party} 申请重开）`, en: `closed; ${asked.party} asks to reopen it` });
  return desk.say({ zh: '已关账', en: 'closed' });
}

export function close(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('close')
    .summary(say('关账：封存一个期间的全部指标', 'close a period: seal all its figures'))
    .description(
      say(
        '关账后，期间内的指标按上报时的数读取；之后的更正须写理由，作为调整列出。\n--checklist 只看检查单；须知悉的项用 --acknowledge 逐项或 all 确认。',
        'Afterwards the period’s figures read as they were reported; corrections need a reason and are listed as adjustments.\n--checklist only shows what is open; items are acknowledged one by one, or all, with --acknowledge.',
      ),
    )
    .argument('<period>', say('2024-03、2024-01..2024-03、2024-01..2024-06、2024', '2024-03, 2024-01..2024-03, 2024-01..2024-06, 2024'))
    .option('--reason <text>', say('理由，记入流水账', 'why, kept in the journal'), '')
    .option('--acknowledge <code...>', say('知悉的检查项，或 all', 'items that were seen, or all'))
    .option('--checklist', say('只看检查单', 'only show the checklist'))
    .addHelpText('after', '\n  shanhai close 2024 --checklist\n  shanhai close 2024 --reason 年度上报 --acknowledge all')
    .action(async (window: string, { reason, acknowledge = [], checklist }: { reason: string; acknowledge?: string[]; checklist?: true }) => {
      const engine = await desk.engine();
      if (checklist === true || acknowledge.includes('all')) {
        const { period, items } = await checklistOf(engine, desk.party, window);
        if (checklist === true) {
          desk.answer({ window: period.window, items }, () => (items.length === 0 ? say('没有未处理的项。\n', 'Nothing is open.\n') : checklistText(items, desk)));
          return;
        }
        acknowledge = items.map(({ code }) => code);
      }
      const closed = await closeBooks(engine, desk.party, { window, reason, acknowledged: acknowledge });
      desk.answer(closed, () => say(`${closed.window} 已关账（第 ${closed.closing} 次关账，封存至批次 ${closed.head.number}）\n`, `${closed.window} is closed: closing ${closed.closing}, sealed at batch ${closed.head.number}\n`));
    });
}

function checklistText(items: readonly ChecklistItem[], desk: Desk): string {
  return textTable(
    [{ title: desk.say({ zh: '代码', en: 'Code' }) }, { title: desk.say({ zh: '项目', en: 'Item' }), most: 50 }, { title: desk.say({ zh: '数量', en: 'Count' }), align: 'right' }, { title: '' }, { title: desk.say({ zh: '说明', en: 'Which' }), most: 60 }],
    items.map(({ code, title, count, severity, detail }) => [code, desk.say(title), String(count), severity === 'blocks' ? desk.say({ zh: '须处理', en: 'blocks' }) : '', detail === null ? '' : desk.say(detail)]),
  );
}

export function reopen(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('reopen')
    .summary(say('申请重开一个已关账的期间，或批准别人的申请', 'ask for a closed period to be reopened, or approve it'))
    .description(say('申请与批准须是两个人；封存的内容留在历次关账中。', 'Asking and approving take two people; what was sealed stays in the history.'))
    .argument('<closing>', say('关账编号（shanhai closings）', 'the number of the closing (shanhai closings)'), wholeNumber(1))
    .option('--reason <text>', say('理由', 'why'), '')
    .option('--approve', say('批准别人的申请', 'approve what somebody else asked for'))
    .action(async (closing: number, { reason, approve }: { reason: string; approve?: true }) => {
      const engine = await desk.engine();
      const found = approve === true ? await approveAsked(engine, desk.party, closing) : await askReopening(engine, desk.party, closing, reason);
      desk.answer(found, () => `${found.window}: ${stateOf(found, desk)}\n`);
    });
}

export function prove(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('prove')
    .summary(say('重算并核对关账时封存的数', 'work out anew what was sealed, and compare'))
    .description(say('按封存时的口径和流水账位置，从各版本重算每个封存的值和记录集合的哈希。\n不符时退出码为 1。', 'Works out every sealed value and the hash of its records from the versions of then, by the definitions of then.\nExit code 1 where something differs.'))
    .argument('[closing]', say('关账编号；默认全部', 'the number of a closing; all when left out'), wholeNumber(1))
    .action(async (closing: number | undefined) => {
      const proofs = await proveBooks(await desk.engine(), closing);
      const problems = proofs.flatMap((proof) => proof.problems);
      if (problems.length > 0) desk.foundProblems();
      desk.answer({ ok: problems.length === 0, closings: proofs.map(({ closing: { closing: number, window, root }, figures, problems: found }) => ({ closing: number, window, root, figures, problems: found })) }, () => {
        const lines = proofs.map(({ closing: { closing: number, window }, figures, problems: found }) => say(`第 ${number} 次关账 ${window}：${figures} 个指标，${found.length === 0 ? '相符' : `${found.length} 处不符`}\n`, `Closing ${number} of ${window}: ${figures} figures, ${found.length === 0 ? 'all borne out' : `${found.length} differ`}\n`));
        return `${lines.join('')}${problems.slice(0, 100).map((one) => problemText(one, desk.locale)).join('')}`;
      });
    });
}
