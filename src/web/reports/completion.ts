import type { FigureDeclared } from '../../client/figures.ts';
import type { Locale } from '../../kernel/declare/wording.ts';
import { reportWords } from './words.ts';

/** What is being typed after `{{`. */
export interface Typing {
  /** Where the figure's name begins, or will. */
  readonly from: number;
  /** Whether what kind of tag it is stands there already. */
  readonly hasKind: boolean;
  readonly sought: string;
}

const begun = /\{\{[ \t]*(?:(figure|growth|list|chart|指标|同比|列举|图)[ \t]+)?([^\s{}=]*)$/;
const most = 8;

/** What is typed before the caret, where a figure belongs; `undefined` elsewhere. */
export function typingAt(text: string, caret: number): Typing | undefined {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  const found = begun.exec(line);
  if (found === null) return undefined;
  const sought = found[2] ?? '';
  return { from: caret - sought.length, hasKind: found[1] !== undefined, sought };
}

/** The figures that a text may mean, by title or name; those that begin with it first. */
export function offeredFor(figures: readonly FigureDeclared[], sought: string): FigureDeclared[] {
  const like = sought.toLowerCase();
  const score = ({ name, title }: FigureDeclared): number => {
    const texts = [title.zh, title.en.toLowerCase(), name, name.split('.')[1] ?? ''];
    if (texts.some((text) => text.startsWith(like))) return 2;
    return texts.some((text) => text.includes(like)) ? 1 : 0;
  };
  return figures
    .map((figure) => ({ figure, score: score(figure) }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ figure }) => figure);
}

/** The text with the figure put in, closed where it was not, and where the caret goes then. */
export function completed(text: string, caret: number, { from, hasKind }: Typing, name: string, locale: Locale): { readonly text: string; readonly caret: number } {
  const rest = text.slice(caret);
  const isClosed = /^[^{}\n]*\}\}/.test(rest);
  const put = `${hasKind ? '' : `${reportWords.figureTag[locale]} `}${name}${isClosed ? '' : '}}'}`;
  const before = text.slice(0, from) + put;
  return { text: before + rest, caret: before.length };
}
