import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { refuse } from '../../../kernel/declare/problem.ts';

/** A font file, and which of its faces where it is a collection. */
export type FontFace = string | readonly [file: string, face: string];

export interface Fonts {
  readonly body: FontFace;
  readonly bold: FontFace;
}

/** Files by name in lower case, the better first; a collection with the face that is of mainland China. */
interface Known {
  readonly body: readonly (readonly [file: string, face?: string])[];
  readonly bold: readonly (readonly [file: string, face?: string])[];
}

const known: Known = {
  body: [['simfang.ttf'], ['fzfsk.ttf'], ['fangsong_gb2312.ttf'], ['stfangsong.ttf'], ['notoserifcjk-regular.ttc', 'NotoSerifCJKsc-Regular'], ['notoserifsc-regular.otf'], ['notoserifcjksc-regular.otf'], ['sourcehanserifsc-regular.otf'], ['notosanscjk-regular.ttc', 'NotoSansCJKsc-Regular'], ['wqy-zenhei.ttc', 'WenQuanYiZenHei'], ['simsun.ttc', 'SimSun']],
  bold: [['simhei.ttf'], ['notosanscjk-bold.ttc', 'NotoSansCJKsc-Bold'], ['notosanssc-bold.otf'], ['notosanscjksc-bold.otf'], ['notoserifcjk-bold.ttc', 'NotoSerifCJKsc-Bold'], ['sourcehansanssc-bold.otf'], ['wqy-zenhei.ttc', 'WenQuanYiZenHei']],
};

const systemFolders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts'), join(homedir(), '.local/share/fonts'), '/Library/Fonts', '/System/Library/Fonts', join(homedir(), 'Library/Fonts'), 'C:\\Windows\\Fonts'];
const deepest = 6;

const found = new Map<string, Promise<Fonts>>();

/**
 * The Chinese fonts that a PDF takes along: of the folder given, else of this machine.
 * @throws Refusal `report.no-font`
 */
export function findFonts(folder: string | undefined): Promise<Fonts> {
  const key = folder ?? '';
  const sought = found.get(key) ?? seek(folder);
  found.set(key, sought);
  // One that is installed meanwhile is found.
  sought.catch(() => found.delete(key));
  return sought;
}

async function seek(folder: string | undefined): Promise<Fonts> {
  const files = new Map<string, string>();
  for (const one of folder === undefined ? systemFolders : [folder]) if (existsSync(one)) for (const path of await filesIn(one, deepest)) if (!files.has(basename(path).toLowerCase())) files.set(basename(path).toLowerCase(), path);
  const first = (faces: Known['body']): FontFace | undefined => {
    for (const [name, face] of faces) {
      const path = files.get(name);
      if (path !== undefined) return face === undefined ? path : [path, face];
    }
    return undefined;
  };
  const body = first(known.body) ?? [...files].find(([name]) => folder !== undefined && /\.(?:ttf|otf)$/.test(name))?.[1];
  if (body === undefined) throw noFont(folder);
  return { body, bold: first(known.bold) ?? body };
}

async function filesIn(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.flatMap((entry) => (/\.(?:ttf|otf|ttc)$/i.test(entry.name) && !entry.isDirectory() ? [join(folder, entry.name)] : []));
  const within = depth === 0 ? [] : await Promise.all(entries.filter((entry) => entry.isDirectory()).map(({ name }) => filesIn(join(folder, name), depth - 1)));
  return [...files, ...within.flat()].sort();
}

const noFont = (folder: string | undefined) =>
  refuse(
    'report.no-font',
    folder === undefined ? { zh: '这台机器上没有中文字体，写不了 PDF', en: 'There is no Chinese font on this machine, so no PDF can be written' } : { zh: `${folder} 里没有中文字体，写不了 PDF`, en: `There is no Chinese font in ${folder}, so no PDF can be written` },
    { zh: '装上 fonts-noto-cjk，或用环境变量 SHANHAI_FONTS 指定放有仿宋等字体的文件夹；Word 文件不受影响', en: 'Install fonts-noto-cjk, or name a folder that has one with SHANHAI_FONTS; Word files need none' },
  );
