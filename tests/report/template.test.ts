import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/adapters/markdown/read.ts';
import { Refusal, type Problem } from '../../src/kernel/declare/problem.ts';
import { readTemplate } from '../../src/kernel/report/index.ts';

/** Everything that is wrong with a template. */
function wrong(source: string): readonly Problem[] {
  try {
    readTemplate(source, readMarkdown);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
}

const headed = (body: string, head = '标题：试') => `---\n${head}\n---\n${body}`;
const found = (source: string) => wrong(source).map(({ code, place: { line, character } }) => [code, line, character]);

describe('what is wrong is told with line and character', () => {
  test.each([
    ['no head', '没有开头', [['report.no-title', 1, 1]]],
    ['an unknown line in the head', headed('', '标题：试\n负责：甲'), [['report.unknown-head', 3, 1]]],
    ['a choice that is none', headed('', '标题：试\n期间：季度'), [['report.unknown-head', 3, 4]]],
    ['a schedule that is none', headed('', '标题：试\n期间：月\n定期：有空时'), [['report.unknown-schedule', 4, 4]]],
    ['a schedule of another period', headed('', '标题：试\n期间：年\n定期：每月5日'), [['report.unfit-schedule', 4, 4]]],
    ['an unknown tag', headed('甲{{figur a.b}}'), [['report.unknown-tag', 4, 2]]],
    ['an empty tag', headed('{{ }}'), [['report.unknown-tag', 4, 1]]],
    ['a tag that is not closed', headed('甲\n\n乙 {{figure a.b\n丙}}'), [['report.tag-not-closed', 6, 3]]],
    ['an attribute that it does not take', headed('{{figure a.b than=2023}}'), [['report.unknown-attribute', 4, 1]]],
    ['an attribute twice', headed('{{figure a.b window=2023 期间=2024}}'), [['report.attribute-twice', 4, 1]]],
    ['no figure', headed('{{指标}}'), [['report.which-figure', 4, 1]]],
    ['one word too many', headed('{{figure a.b 2024}}'), [['report.stray-word', 4, 1]]],
    ['each in the middle', headed('甲{{each regions}}'), [['report.misplaced-tag', 4, 2]]],
    ['a chart in a sentence', headed('如图{{chart a.b}}'), [['report.misplaced-tag', 4, 3]]],
    ['a chart in a list', headed('- {{chart a.b}}'), [['report.misplaced-tag', 4, 3]]],
    ['a number in the title', headed('', '标题：{{figure a.b}}'), [['report.misplaced-tag', 2, 1]]],
    ['HTML', headed('甲\n\n<b>乙</b> {{year}} <i>丙</i>'), [['report.not-supported', 6, 1], ['report.not-supported', 6, 5], ['report.not-supported', 6, 19], ['report.not-supported', 6, 23]]],
    ['an image, where a tag stands before it', headed('{{year}} ![](x.png)'), [['report.not-supported', 4, 10]]],
    ['several at once, in their order', headed('{{nope}}\n\n{{figure}}', '标题：试\n无：1'), [['report.unknown-head', 3, 1], ['report.unknown-tag', 5, 1], ['report.which-figure', 7, 1]]],
  ])('%s', (_, source, expected) => expect(found(source)).toEqual(expected));

  test('each has a mend in both languages', () => {
    for (const { message, mend } of wrong('{{figur a}}{{figure}}{{each}}{{year a=1}}<b>')) for (const said of [message, mend]) expect(said.zh !== '' && said.en !== '').toBe(true);
  });
});

describe('what Markdown makes of it', () => {
  const first = (body: string) => readTemplate(headed(body), readMarkdown).blocks[0];

  test('letters of Markdown within a tag are none of its business', () => {
    expect(first('甲 **{{figure a.b slice="name=一_二_三 | *四*" in=万元}}** 乙')).toMatchObject({
      kind: 'paragraph',
      inlines: [{ text: '甲 ' }, { kind: 'tag', strong: true, tag: { operand: 'a.b', attributes: { slice: 'name=一_二_三 | *四*', in: '万元' }, place: { line: 4, character: 5 } } }, { text: ' 乙' }],
    });
  });

  test('a tag in a cell of a table keeps its bars', () => {
    expect(first('| 甲 | 乙 |\n| --- | ---: |\n| 丙 | {{figure a.b slice=x=|}} |')).toMatchObject({ kind: 'table', align: [null, 'right'], rows: [[[{ text: '丙' }], [{ kind: 'tag', tag: { attributes: { slice: 'x=|' } } }]]] });
  });

  test('what stands in code is shown as it was written, right or wrong', () => {
    expect(first('写成 `{{figur}}`')).toMatchObject({ inlines: [{ text: '写成 ' }, { kind: 'text', text: '{{figur}}' }] });
  });

  test('an indented paragraph is one, and a line broken between Chinese letters is whole', () => {
    expect(first('    缩进的一段\n接着写')).toMatchObject({ kind: 'paragraph', inlines: [{ text: '缩进的一段接着写' }] });
  });
});

const pieces = fc.constantFrom('{{', '}}', '{{figure ', 'a.b', ' window=', '(year-1)', '"', '“', '”', '|', '---\n', '\n', '\n\n', '- ', '# ', '*', '**', '_', '`', '```', '<', '>', '\\', '\uE000', '\uE0011', '标题：', '期间：月', '定期：每月31日', '{{each regions}}', '{{chart a.b}}', '  ', '\t', '\r\n', '\u0000', '[x]: y', '![', '](', ')');
const anything = fc.oneof(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 200 }));

test('whatever is written is a template or refused with places that are in it', () => {
  fc.assert(
    fc.property(anything, fc.boolean(), (text, isHeaded) => {
      const source = isHeaded ? headed(text) : text;
      const lines = source.replaceAll(/\r\n?/g, '\n').split('\n');
      for (const { place } of wrong(source)) {
        expect(place.line).toBeGreaterThanOrEqual(1);
        expect(place.line).toBeLessThanOrEqual(lines.length);
        expect(place.character).toBeGreaterThanOrEqual(1);
        expect(place.character).toBeLessThanOrEqual((lines[(place.line ?? 1) - 1] ?? '').length + 1);
      }
    }),
    { numRuns: 3000 },
  );
}, 60_000);

test('marks that the scanner uses are nothing special where somebody writes them', () => {
  expect(readTemplate(headed('甲\uE0000\uE001乙{{year}}'), readMarkdown).blocks[0]).toMatchObject({ inlines: [{ text: '甲\uFFFD0\uFFFD乙' }, { kind: 'tag' }] });
});
