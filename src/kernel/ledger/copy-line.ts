const special = /[\\\t\n\r]/;

/** One line of PostgreSQL's COPY text format, its line feed included; `null` is `\N`. */
export function copyLine(cells: readonly (string | null)[]): string {
  let line = '';
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (index > 0) line += '\t';
    if (cell === null || cell === undefined) line += '\\N';
    else line += special.test(cell) ? escape(cell) : cell;
  }
  return `${line}\n`;
}

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** The cells of one line of COPY text, without its line feed; the inverse of `copyLine`. */
export function cellsOfLine(line: string): (string | null)[] {
  return line.split('\t').map((cell) => (cell === '\\N' ? null : cell.includes('\\') ? unescape(cell) : cell));
}

const unescaped: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, (_, letter: string) => unescaped[letter] ?? letter);
}
