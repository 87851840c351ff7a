import { nearest } from '../declare/reading/likeness.ts';
import type { Problem } from '../declare/problem.ts';
import type { TextPlace } from './place.ts';
import { problemAt, short } from './problems.ts';
import { attributeOf, tagKindOf, tagKinds, type AttributeName, type TagKind } from './vocabulary.ts';

/** What stands between `{{` and `}}`, read. */
export interface Tag {
  readonly kind: TagKind;
  /** The figure's name, or what `each` goes over; blank where its kind takes none. */
  readonly operand: string;
  readonly attributes: Readonly<Partial<Record<AttributeName, string>>>;
  readonly place: TextPlace;
}

const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”' };

/** Reads the inside of a tag. Answers what is wrong with it instead, where it can't be read. */
export function readTag(inside: string, place: TextPlace): Tag | Problem {
  const [name = '', ...words] = wordsOf(inside);
  const kind = tagKindOf(name);
  if (kind === undefined) return unknownTag(name, place);
  const attributes: Partial<Record<AttributeName, string>> = {};
  const operands: string[] = [];
  for (const word of words) {
    const mark = word.search(/[=＝]/);
    if (mark < 0) {
      operands.push(word);
      continue;
    }
    const written = word.slice(0, mark);
    const attribute = attributeOf(written);
    if (attribute === undefined || !kind.attributes.includes(attribute)) return unknownAttribute(kind, written, place);
    if (attributes[attribute] !== undefined) return twice(written, place);
    attributes[attribute] = word.slice(mark + 1);
  }
  const wanted = kind.operand === 'none' ? 0 : 1;
  if (operands.length !== wanted) return wanted === 0 || operands.length > 1 ? tooMuch(kind, operands.at(wanted) ?? '', place) : missing(kind, place);
  return { kind, operand: operands[0] ?? '', attributes, place };
}

/** Parts at blanks; a blank within quotes is part of its word, and the quotes are left out. */
function wordsOf(inside: string): string[] {
  const words: string[] = [];
  let word = '';
  let begun = false;
  let closing: string | undefined;
  for (const letter of inside) {
    if (closing !== undefined) {
      if (letter === closing) closing = undefined;
      else word += letter;
    } else if (quotes[letter] !== undefined) {
      closing = quotes[letter];
      begun = true;
    } else if (/\s/.test(letter)) {
      if (begun || word !== '') words.push(word);
      [word, begun] = ['', false];
    } else word += letter;
  }
  if (begun || word !== '') words.push(word);
  return words;
}

function unknownTag(name: string, place: TextPlace): Problem {
  const near = nearest(name, tagKinds.flatMap((kind) => [kind.name, kind.zh]));
  const known = tagKinds.map((kind) => kind.zh).join('、');
  return problemAt(
    'report.unknown-tag',
    place,
    name === '' ? { zh: '“{{ }}”里是空的', en: 'There is nothing between “{{” and “}}”' } : { zh: `不认识“{{${short(name)}”`, en: `“{{${short(name)}” is unknown` },
    near === undefined ? { zh: `可以写：${known}`, en: `Known are: ${tagKinds.map((kind) => kind.name).join(', ')}` } : { zh: `是不是“${near}”？`, en: `Is it “${near}”?` },
  );
}

const unknownAttribute = (kind: TagKind, written: string, place: TextPlace): Problem =>
  problemAt(
    'report.unknown-attribute',
    place,
    { zh: `“${kind.zh}”没有“${short(written)}=”这一项`, en: `“${kind.name}” takes no “${short(written)}=”` },
    kind.attributes.length === 0 ? { zh: '它后面什么也不写', en: 'It takes nothing' } : { zh: `可以写：${kind.attributes.join('=、')}=`, en: `It takes: ${kind.attributes.join('=, ')}=` },
  );

const twice = (written: string, place: TextPlace): Problem =>
  problemAt('report.attribute-twice', place, { zh: `“${written}=”写了两次`, en: `“${written}=” is there twice` }, { zh: '留下一个', en: 'Leave one' });

const tooMuch = (kind: TagKind, word: string, place: TextPlace): Problem =>
  problemAt(
    'report.stray-word',
    place,
    { zh: `“${kind.zh}”后面多了“${short(word)}”`, en: `“${short(word)}” is too much after “${kind.name}”` },
    { zh: '选项写成 名称=值，中间不空格；值里有空格的用引号括起来', en: 'Write options as name=value without blanks; put quotes around a value that has blanks' },
  );

const missing = (kind: TagKind, place: TextPlace): Problem =>
  kind.operand === 'figure'
    ? problemAt('report.which-figure', place, { zh: `“${kind.zh}”没有写哪个指标`, en: `“${kind.name}” names no figure` }, { zh: `写成 {{${kind.name} 指标名}}，输入 {{ 可以选`, en: `Write {{${kind.name} NAME}}; typing {{ offers the figures` })
    : problemAt('report.over-what', place, { zh: `“${kind.zh}”没有写逐什么`, en: `“${kind.name}” doesn't say over what` }, { zh: '写成 {{each regions}}、{{each years}} 或 {{each months}}', en: 'Write {{each regions}}, {{each years}} or {{each months}}' });
