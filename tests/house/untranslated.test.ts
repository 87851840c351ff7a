import ts from 'typescript';
import { expect, test } from 'vitest';
import { files, read } from './files.ts';

/** Attributes whose text a person reads or hears. */
const spoken = new Set(['title', 'alt', 'label', 'placeholder', 'aria-label', 'description', 'okText', 'cancelText', 'subTitle', 'tooltip', 'extra', 'header', 'content']);
const han = /\p{Script=Han}/u;
const letters = /\p{L}{2,}/u;

/** Texts of the face that stand outside its catalogues (`words.ts`), as `file:line text`. */
function untranslatedIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const tell = (node: ts.Node, said: string) => found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${said.trim().slice(0, 60)}`);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && letters.test(node.text)) tell(node, node.text);
    else if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) && han.test(node.text)) tell(node, node.text);
    else if (ts.isJsxAttribute(node) && ts.isStringLiteral(node.initializer ?? node) && spoken.has(node.name.getText(source))) {
      const { text: said } = node.initializer as ts.StringLiteral;
      if (letters.test(said)) tell(node, said);
    } else if (ts.isJsxExpression(node) && node.expression !== undefined && ts.isStringLiteralLike(node.expression) && ts.isJsxElement(node.parent) && letters.test(node.expression.text)) tell(node, node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('every text of the face comes from a catalogue, in both languages', () => {
  const face = [...files(/\.tsx?$/)].filter((path) => path.startsWith('src/web/') && !path.endsWith('/words.ts'));
  expect(face.length).toBeGreaterThan(5);
  expect(face.flatMap((path) => untranslatedIn(path, read(path)))).toEqual([]);
});

test('texts outside a catalogue are found', () => {
  const page = `export const page = <a title="Go home">{'back'}<b>Hello</b>{\`共 \${n} 行\`}<i className="quiet">·</i></a>;`;
  expect(untranslatedIn('page.tsx', page).map((line) => line.replace(/^\S+ /, ''))).toEqual(['Go home', 'back', 'Hello', '共', '行']);
});
