import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { chooseAssessment } from '../../engine/assessment/choose.ts';
import { makeEvidencePack } from '../../engine/assessment/pack/make-pack.ts';
import type { Desk } from '../desk.ts';
import { regionGiven, withAssessmentOptions, type AssessmentFlags } from '../assessment-options.ts';

export function evidencePack(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const command = new Command('evidence-pack')
    .summary(say('考核佐证包：离线可读，可自行核对', 'the evidence of an assessment as a zip that is read and checked offline'))
    .description(
      say(
        '把一个地区一年考核的规则、指标、记录（敏感字段遮盖）、评定、佐证和原件的哈希装成一个 zip。对方解压后运行 node verify.mjs 就能核对，不需要本系统。',
        'Packs rules, figures, records (sensitive fields masked), findings, evidence and the hashes of originals of an assessment into a zip. Whoever gets it unzips it and runs node verify.mjs; this platform isn’t needed.',
      ),
    )
    .requiredOption('--out <file>', say('写到哪个文件（.zip）', 'the file to write (.zip)'))
    .requiredOption('--reason <text>', say('为什么制作，记入流水账', 'why it is made, kept in the journal'))
    .option('--originals', say('连同原件（含敏感内容，没有遮盖）', 'workbooks go along as they came in, nothing masked in them'))
    .addHelpText('after', say('\n  shanhai evidence-pack --year 2023 --out 2023-考核佐证包.zip --reason 报省考核组', '\n  shanhai evidence-pack --year 2023 --out pack.zip --reason "for the assessors"'))
    .action(async ({ out, reason, originals = false, ...flags }: AssessmentFlags & { readonly out: string; readonly reason: string; readonly originals?: boolean }) => {
      const engine = await desk.engine();
      const asked = chooseAssessment(engine, desk.party, { ruleSet: flags.rules, year: flags.year, region: regionGiven(engine.store.regions, flags.region) });
      const { bytes, ...pack } = await makeEvidencePack(engine, desk.party, asked, desk.locale, { reason, originals });
      const path = desk.path(out);
      await writeFile(path, bytes);
      desk.answer({ ...asked, path, size: bytes.length, ...pack }, () =>
        say(
          `${path}  ${pack.files} 个文件，${pack.records} 条记录；${pack.heldBack} 份原件只列哈希\n包的印记（随文寄送，对方用 --seal 核对）：${pack.seal}\n`,
          `${path}  ${pack.files} files, ${pack.records} records; ${pack.heldBack} originals by hash only\nIts seal (send it apart; the other side checks it with --seal): ${pack.seal}\n`,
        ),
      );
    });
  return withAssessmentOptions(command, desk);
}
