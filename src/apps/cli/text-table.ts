/** Letters that take two columns of a terminal: Chinese characters, full-width forms, CJK punctuation. */
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/gu;

/** How many columns a text takes in a terminal. */
export function widthOf(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0);
}

/** Cuts a text to a width, with an ellipsis where something was cut off. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const letter of text) {
    used += widthOf(letter);
    if (used > width - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

export interface TableColumnStyle {
  readonly title: string;
  readonly align?: 'right';
  /** Longer texts are clipped; default 40. */
  readonly most?: number;
}

/** A table in plain text, its columns as wide as what stands in them. Ends with a line feed. */
export function textTable(columns: readonly TableColumnStyle[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns.map(({ most = 40 }, index) => clip((row[index] ?? '').replaceAll(/\s+/g, ' '), most)),
  );
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => widthOf(row[index] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => {
        const space = ' '.repeat((widths[index] ?? 0) - widthOf(cell));
        return columns[index]?.align === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  return `${[line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)].join('\n')}\n`;
}
