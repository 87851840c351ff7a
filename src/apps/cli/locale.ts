import type { Locale } from '../../kernel/declare/wording.ts';

/** `--locale`, else English where `LC_ALL` or `LANG` begins with `en`, else Chinese. */
export function localeOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Locale {
  const at = argv.findIndex((word) => word === '--locale' || word.startsWith('--locale='));
  const told = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  if (told === 'zh' || told === 'en') return told;
  const system = environment['LC_ALL'] || environment['LANG'] || '';
  return /^en/i.test(system) ? 'en' : 'zh';
}
