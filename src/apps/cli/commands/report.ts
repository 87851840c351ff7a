import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { v7 as newId } from 'uuid';
import { markdownOf } from '../../../adapters/document/markdown-text.ts';
import { numbersOf, type Report } from '../../../kernel/report/index.ts';
import { issueReport } from '../../engine/reports/issue.ts';
import { makeReport } from '../../engine/reports/make.ts';
import { formatOf, printReport } from '../../engine/reports/print.ts';
import { findTemplate, listTemplates } from '../../engine/reports/templates.ts';
import type { Engine } from '../../engine/open-engine.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';

interface ReportFlags {
  readonly year?: string;
  readonly period?: string;
  readonly county?: string;
  readonly issue?: true;
  readonly out?: string;
}

export function report(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('report')
    .summary(say('报告：模板加实时指标，写成 Word、PDF、Excel', 'reports: templates with live figures, as Word, PDF or Excel'))
    .description(
      say(
        '用模板做一份报告，每个数都取自当前的台账。不写模板则列出全部模板。--out 按文件名的结尾写成 .docx、.pdf、.xlsx 或 .md；--issue 发布：连同各个数存档，记入流水账，从此不变。',
        'Makes a report of a template with figures as they are now. Without a template, lists them. --out writes .docx, .pdf, .xlsx or .md by the file’s ending; --issue keeps it with its figures for good, its hash in the journal.',
      ),
    )
    .argument('[template]', say('模板代号', 'a template'))
    .addOption(new Option('--year <year>', say('年份', 'the year')).conflicts('period'))
    .option('--period <period>', say('期间：2024、2024-H1、2024-03；默认刚过去的一期', 'the period: 2024, 2024-H1, 2024-03; the newest that is over when left out'))
    .option('--county <region>', say('地区的名称或代码', 'a region by name or code'))
    .option('--issue', say('发布并存档', 'issue it'))
    .option('--out <file>', say('写成文件', 'write it to a file'))
    .addHelpText('after', '\n  shanhai report\n  shanhai report facts --year 2024 --out facts.docx\n  shanhai report county-card --year 2024 --county 岷县 --out card.pdf')
    .action(async (name: string | undefined, flags: ReportFlags) => {
      const engine = await desk.engine();
      if (name === undefined) return listed(engine);
      const { source, newest } = await findTemplate(engine, name);
      const { regions } = engine.store;
      const ask = { period: flags.year ?? flags.period ?? newest, region: flags.county === undefined ? undefined : (regions.find(flags.county)?.code ?? flags.county) };
      const out = flags.out === undefined ? undefined : { path: desk.path(flags.out), format: formatOf(flags.out) };
      const issued = flags.issue === true ? await issueReport(engine, desk.party, newId(), name, ask) : undefined;
      const made = issued?.report ?? (await makeReport(engine, desk.party, source, ask));
      const bytes = out === undefined ? undefined : await printReport(made, out.format, { regions, fonts: engine.settings.fonts });
      if (out !== undefined && bytes !== undefined) await writeFile(out.path, bytes);
      const kept = issued === undefined ? null : { id: issued.id, hash: issued.hash, number: issued.number };
      desk.answer({ template: name, path: out?.path ?? null, size: bytes?.length ?? null, issued: kept, report: made }, () => told(made, out?.path, kept));
    });

  async function listed(engine: Engine): Promise<void> {
    const templates = await listTemplates(engine);
    desk.answer({ templates }, () =>
      textTable(
        [{ title: say('模板', 'Template') }, { title: say('名称', 'Title'), most: 40 }, { title: say('默认期间', 'Period') }, { title: say('地区', 'Region') }, { title: say('定期', 'Schedule') }],
        templates.map(({ name, title, newest, region, above, schedule }) => [name, title, newest, above === null ? (region === 'any' ? say('可选', 'any') : '') : engine.store.regions.title(above, desk.locale), schedule === null ? '' : desk.say(schedule)]),
      ),
    );
  }

  function told(made: Report, path: string | undefined, kept: { readonly id: string; readonly hash: string; readonly number: string } | null): string {
    const count = numbersOf(made).length;
    const written = path === undefined ? markdownOf(made) : say(`${path}  ${count} 个数\n`, `${path}  ${count} numbers\n`);
    return kept === null ? written : `${written}${say(`已发布 ${kept.id}，流水账第 ${kept.number} 批，哈希 ${kept.hash}\n`, `Issued as ${kept.id}, batch ${kept.number} of the journal, hash ${kept.hash}\n`)}`;
  }
}
