import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { annotate } from '../../../adapters/workbook/write/annotate.ts';
import type { ImportPlan } from '../../../kernel/sheet/import/plan.ts';
import { landImport, previewImport, type ImportLanding } from '../../engine/import.ts';
import { keepStatistics } from '../../engine/keep-statistics.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Desk } from '../desk.ts';
import { importJson, importText, marksOf } from '../import-report.ts';

interface ImportFlags {
  readonly commit?: true;
  readonly valid?: true;
  readonly drafts?: true;
  readonly all?: true;
  readonly ledger?: string;
  readonly sheet?: string;
  readonly map?: Readonly<Record<string, string | null>>;
  readonly annotated?: string;
  readonly reason?: string;
}

export function importWorkbooks(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('import')
    .summary(say('导入工作簿：先预览，加 --commit 才写入', 'import workbooks: a preview, or --commit'))
    .description(
      say(
        '读一份或几份工作簿，找到表，认出台账和各列，逐格检查，与现有记录比较。\n默认只预览；每张表都说明 读 = 新 + 改 + 同 + 拒。加 --commit 才写入：默认有一行出错就全部不写，--valid 只写正常的行。\n同一工作簿导入两次不会重复；写入后可用 shanhai undo 撤销。',
        'Reads workbooks, finds tables, ledgers and columns, checks every cell, compares with the records that stand.\nA preview by default; each table says read = new + changed + same + rejected. --commit writes: nothing where a row is wrong, or the valid rows with --valid.\nImporting a workbook twice changes nothing; shanhai undo takes an import back.',
      ),
    )
    .argument('<file...>', say('.xlsx、.xls、.ods 或 .csv', '.xlsx, .xls, .ods or .csv'))
    .option('--commit', say('写入', 'write it'))
    .option('--valid', say('只写正常的行，出错的行留下', 'write the valid rows and leave the wrong ones'))
    .option('--drafts', say('写成草稿：暂不计入指标', 'write them as drafts, which count in no figure yet'))
    .option('--all', say('列出全部问题（默认每份前 50 处）', 'list every problem (default: the first 50 of a file)'))
    .option('--ledger <name>', say('指定台账（默认自动辨认）', 'the ledger (found by itself otherwise)'))
    .option('--map <field=COLUMN>', say('指定某字段在哪一列，可重复；field= 表示没有这一列', 'which column a field is in, repeatable; field= for none'), mapping)
    .option('--sheet <name>', say('--ledger 和 --map 只对这个工作表', '--ledger and --map are for this sheet only'))
    .option('--annotated <file>', say('把错处标红并加批注，另存为', 'save the workbook with wrong cells on red, each with a note'))
    .option('--reason <text>', say('原因，记入流水账', 'why, kept in the journal'))
    .addHelpText(
      'after',
      say(
        '\n  shanhai import 岷县台账.xlsx\n  shanhai import 岷县台账.xlsx --annotated 标错.xlsx\n  shanhai import 岷县台账.xlsx --ledger consumption.sales --map amount=F --commit\n有行出错时退出码为 1。',
        '\n  shanhai import sales.xlsx\n  shanhai import sales.xlsx --annotated marked.xlsx\n  shanhai import sales.xlsx --ledger consumption.sales --map amount=F --commit\nExit code 1 where a row is wrong.',
      ),
    )
    .action(async (files: readonly string[], flags: ImportFlags, command: Command) => {
      if (flags.annotated !== undefined && files.length > 1) command.error(say('--annotated 一次只能用于一份工作簿', '--annotated takes one workbook at a time'), { exitCode: exitCodes.usage, code: 'usage' });
      const engine = await desk.engine();
      const imports: { plan: ImportPlan; landing: ImportLanding | undefined }[] = [];
      for (const written of files) {
        if (desk.call.stop.aborted) break;
        const path = desk.path(written);
        const file = { name: basename(path), bytes: await readFile(path) };
        const plan = await previewImport(engine, desk.party, file, optionsOf(flags));
        if (flags.annotated !== undefined) await writeFile(desk.path(flags.annotated), await annotate(file.bytes, file.name, marksOf(plan, desk.locale)));
        if (plan.counts.rejected > 0 || plan.problems.some(({ severity }) => severity === 'error')) desk.foundProblems();
        const lands = flags.commit === true && (plan.counts.rejected === 0 || flags.valid === true);
        imports.push({ plan, landing: lands ? await landImport(engine, desk.party, file, plan, flags.valid === true ? 'valid' : 'all', { reason: flags.reason, level: flags.drafts === true ? 'draft' : undefined }) : undefined });
      }
      // A server folds by itself, a moment after each landing.
      if (!desk.call.host.serving && imports.some(({ landing }) => landing !== undefined)) {
        await engine.fold();
        await keepStatistics(engine.store.database);
      }
      desk.answer(importJson(imports, desk.locale), () => importText(imports, desk, { all: flags.all === true, commit: flags.commit === true }));
    });
}

function mapping(text: string, before: Readonly<Record<string, string | null>> = {}): Readonly<Record<string, string | null>> {
  const match = /^([A-Za-z]\w*)=([A-Za-z]{0,3})$/.exec(text);
  if (match === null) throw new InvalidArgumentError('field=COLUMN, e.g. amount=F');
  const [, field = '', column = ''] = match;
  return { ...before, [field]: column === '' ? null : column.toUpperCase() };
}

function optionsOf({ ledger, map, sheet }: ImportFlags): Parameters<typeof previewImport>[3] {
  const instruction = { ...(ledger === undefined ? {} : { ledger }), ...(map === undefined ? {} : { mapping: map }) };
  return sheet === undefined ? instruction : { sheets: { [sheet]: instruction } };
}
