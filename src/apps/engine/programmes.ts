import { refuse } from '../../kernel/declare/problem.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { domains } from '../../domains/index.ts';
import { programme as qingdaoDingxi, templates } from '../../../packs/qingdao-dingxi/index.ts';
import type { EngineSettings } from './settings.ts';

const code = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * The settings of a programme in a data folder: the pack's own, or another of its regions under the code given.
 * @throws Refusal `programme.unreadable-code`
 */
export function settingsOf(folder: string, databaseUrl: string | undefined, programme: string | undefined, tell: (line: Wording) => void): EngineSettings {
  const { title, regions, headlines, countyPairs, ruleSets } = qingdaoDingxi;
  const chosen = programme ?? qingdaoDingxi.code;
  if (!code.test(chosen)) {
    throw refuse(
      'programme.unreadable-code',
      { zh: `项目代码“${chosen.slice(0, 60)}”不行`, en: `“${chosen.slice(0, 60)}” can’t be a programme’s code` },
      { zh: '用小写字母开头，只含小写字母、数字和连字符，最多 40 个', en: 'Begin with a letter; lower-case letters, digits and hyphens only, 40 at most' },
    );
  }
  return { folder, databaseUrl, domains, programme: { code: chosen, title, regions, headlines, pairs: countyPairs, ruleSets }, templates, tell };
}
