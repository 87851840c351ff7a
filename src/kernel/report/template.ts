import { Refusal, type Problem } from '../declare/problem.ts';
import type { Block, Foreign, MarkedInline, ReadMarkdown, TemplateBlock, TemplateInline } from './document.ts';
import { readHead, type Head } from './head.ts';
import { placesIn } from './place.ts';
import { problemAt } from './problems.ts';
import { partedAtMarks, scan, type FoundTag } from './scan.ts';
import type { Tag } from './tag.ts';

/** A template that a pack brings. */
export interface PackTemplate {
  readonly name: string;
  readonly source: string;
}

/** A template, read: what it says of itself, and its text with the tags in it. */
export interface Template {
  readonly head: Head;
  readonly title: readonly TemplateInline[];
  readonly blocks: readonly TemplateBlock[];
}

/** Letters of a template at most. */
const longest = 200_000;

/**
 * Reads a template: Markdown with a head and tags. Everything that is wrong with it is told at once, with line and character.
 * @throws Refusal `report.too-long`, `report.no-title`, `report.unknown-head`, `report.unknown-schedule`, `report.unfit-schedule`,
 * `report.unknown-tag`, `report.unknown-attribute`, `report.attribute-twice`, `report.stray-word`, `report.which-figure`,
 * `report.over-what`, `report.tag-not-closed`, `report.misplaced-tag`, `report.not-supported`
 */
export function readTemplate(written: string, markdown: ReadMarkdown): Template {
  const source = written.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  if (source.length > longest) throw new Refusal([tooLong()]);
  const { head, body, problems: inHead } = readHead(source);
  const scanned = scan(body);
  const { blocks, foreign } = markdown(scanned.text);
  const placeOf = placesIn(body);
  const problems: Problem[] = [...inHead];
  const titled = scan(`${'\n'.repeat(Math.max(0, head.titleLine - 1))}${head.title}`);
  const title = inlinesOf([{ kind: 'text', text: titled.text.trimStart() }], titled.tags, problems);
  for (const inline of title) if (inline.kind === 'tag' && inline.tag.kind.operand !== 'none') problems.push(misplaced(inline.tag));
  for (const one of foreign) problems.push(notSupported(one, placeOf(scanned.origin(one.offset))));
  const read = blocks.map((block) => blockOf(block, scanned.tags, problems));
  for (const block of read) expectPlaced(block, problems, 'top');
  const [first, ...more] = problems.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.character ?? 0) - (b.place.character ?? 0));
  if (first !== undefined) throw new Refusal([first, ...more]);
  return { head, title, blocks: read };
}

function blockOf(block: Block<MarkedInline>, tags: readonly FoundTag[], problems: Problem[]): TemplateBlock {
  const lines = (inlines: readonly MarkedInline[]) => inlinesOf(inlines, tags, problems);
  const inside = (one: Block<MarkedInline>) => blockOf(one, tags, problems);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, inlines: lines(block.inlines) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(inside)) };
    case 'table':
      return { ...block, head: block.head.map(lines), rows: block.rows.map((row) => row.map(lines)) };
    case 'quote':
      return { ...block, blocks: block.blocks.map(inside) };
    case 'rule':
      return block;
  }
}

function inlinesOf(inlines: readonly MarkedInline[], tags: readonly FoundTag[], problems: Problem[]): TemplateInline[] {
  return inlines.flatMap((inline): TemplateInline[] => {
    if (inline.kind === 'break') return [inline];
    const { kind, text, ...stress } = inline;
    // What stands in code is shown as it was written.
    if (kind === 'code') return [{ kind: 'text', text: partedAtMarks(text).map((part) => (typeof part === 'number' ? (tags[part]?.written ?? '') : part)).join(''), ...stress }];
    return partedAtMarks(text).flatMap((part): TemplateInline[] => {
      if (typeof part === 'string') return [{ kind: 'text', text: part, ...stress }];
      const read = tags[part]?.read;
      if (read === undefined) return [];
      if ('kind' in read) return [{ kind: 'tag', tag: read, ...stress }];
      problems.push(read);
      return [];
    });
  });
}

/** A chart stands alone in its paragraph; `each` comes first in what it repeats: a paragraph, an item, a row. */
function expectPlaced(block: TemplateBlock, problems: Problem[], where: 'top' | 'inside'): void {
  const line = (inlines: readonly TemplateInline[], takesEach: boolean, takesChart: boolean): void => {
    const alone = inlines.filter((inline) => inline.kind !== 'text' || inline.text.trim() !== '').length === 1;
    for (const [index, inline] of inlines.entries()) {
      if (inline.kind !== 'tag') continue;
      const { name } = inline.tag.kind;
      if ((name === 'each' && !(takesEach && index === 0)) || (name === 'chart' && !(takesChart && alone))) problems.push(misplaced(inline.tag));
    }
  };
  switch (block.kind) {
    case 'heading':
      line(block.inlines, false, false);
      break;
    case 'paragraph':
      line(block.inlines, true, where === 'top');
      break;
    case 'list':
      for (const item of block.items) for (const one of item) expectPlaced(one, problems, 'inside');
      break;
    case 'table':
      for (const cell of block.head) line(cell, false, false);
      for (const row of block.rows) for (const [index, cell] of row.entries()) line(cell, index === 0, false);
      break;
    case 'quote':
      for (const one of block.blocks) expectPlaced(one, problems, 'inside');
      break;
    case 'rule':
  }
}

const misplaced = ({ kind, place }: Tag): Problem =>
  problemAt(
    'report.misplaced-tag',
    place,
    { zh: `“${kind.zh}”不能放在这里`, en: `“${kind.name}” can't stand here` },
    kind.name === 'each'
      ? { zh: '放在要重复的段落、列表项或表格行的最前面', en: 'Put it first in the paragraph, list item or table row that it repeats' }
      : kind.name === 'chart'
        ? { zh: '图单独成段，前后空一行', en: 'A chart is a paragraph of its own, with a blank line before and after' }
        : { zh: '标题里只写年份、期、地区等', en: 'A title takes year, period, region and the like only' },
  );

const foreignWords = { html: { zh: 'HTML', en: 'HTML' }, image: { zh: '图片', en: 'An image' }, code: { zh: '代码块', en: 'A block of code' }, footnote: { zh: '脚注或引用定义', en: 'A footnote or definition' } } as const;

const notSupported = ({ what }: Foreign, place: { line: number; character: number }): Problem =>
  problemAt('report.not-supported', place, { zh: `报告里不能有${foreignWords[what].zh}`, en: `${foreignWords[what].en} can't be in a report` }, { zh: '删去，或改成文字、列表、表格', en: 'Take it out, or make it text, a list or a table' });

const tooLong = (): Problem =>
  problemAt('report.too-long', { line: 1, character: 1 }, { zh: `模板超过 ${longest} 字`, en: `The template has more than ${longest} characters` }, { zh: '分成几个模板', en: 'Make several of it' });
