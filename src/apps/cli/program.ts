import { Command, Option } from 'commander';
import type { Desk, GlobalOptions } from './desk.ts';
import { release } from '../engine/release.ts';
import { commands } from './commands/index.ts';
import { headingIn } from './usage-words.ts';

/** The command line's grammar, for one call. */
export function programOf(desk: Desk): Command {
  const { output } = desk.call;
  const say = (zh: string, en: string): string => desk.say({ zh, en });
  const program = new Command('shanhai')
    .description(say('山海：结对协作项目的开放平台', 'Shanhai: the open platform that a paired-cooperation programme runs on'))
    .version(release, '-V, --version', say('显示版本', 'show the version'))
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .helpCommand('help [command]', say('显示某个命令的帮助', 'show the help of a command'))
    .configureHelp({ showGlobalOptions: true, styleTitle: headingIn(desk.locale) })
    .configureOutput({ writeOut: (text) => output.out(text), writeErr: (text) => output.err(text), outputError: () => undefined })
    .exitOverride()
    .option('--json', say('结果以 JSON 写到标准输出，别的一概不写', 'the answer as JSON on stdout, and nothing else there'))
    .option('--data <folder>', say('数据目录（环境变量 SHANHAI_DATA，默认 ./data）', 'the data folder (SHANHAI_DATA; default ./data)'))
    .option('--database-url <url>', say('改用 PostgreSQL（环境变量 DATABASE_URL）', 'a PostgreSQL instead of the embedded database (DATABASE_URL)'))
    .option('--programme <code>', say('项目代码（环境变量 SHANHAI_PROGRAMME）', 'the programme’s code (SHANHAI_PROGRAMME)'))
    .addOption(new Option('--locale <language>', say('语言，默认随系统', 'language; default: the system’s')).choices(['zh', 'en']))
    .option('--key-file <file>', say('密钥文件（环境变量 SHANHAI_KEY_FILE，默认在数据目录的 keys 中）', 'the key’s file (SHANHAI_KEY_FILE; default: keys in the data folder)'))
    .option('--unmask <reason>', say('完整显示敏感字段；理由记入流水账', 'show sensitive fields in full; the reason is kept in the journal'))
    .addHelpText('after', `\n${desk.say(closing)}`);
  desk.readFrom(() => program.opts<GlobalOptions>(), () => program.args.join(' '));
  for (const make of commands) program.addCommand(make(desk).copyInheritedSettings(program).helpOption('-h, --help', say('显示帮助', 'show help')));
  return program;
}

const closing = {
  zh: `退出码：0 完成  1 发现问题  2 用法不对  3 被拒绝或做不到

先试试：
  shanhai demo                     装入演示数据
  shanhai serve                    启动服务，打开 http://localhost:3000
  shanhai figures --year 2024      看一年的指标
  shanhai import 台账.xlsx         看看导入会怎样（不写入）
服务运行时命令照常可用：它们交给服务进程执行。
`,
  en: `Exit codes: 0 done  1 problems found  2 wrong usage  3 refused or impossible

Try first:
  shanhai demo                     load the demo records
  shanhai serve                    start the server at http://localhost:3000
  shanhai figures --year 2024      the figures of a year
  shanhai import ledger.xlsx       what an import would do (nothing is written)
While a server runs, commands work as ever: they are handed to it.
`,
};
