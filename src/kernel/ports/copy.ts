/**
 * COPY's text format (PostgreSQL manual, COPY, "Text Format"): what `Session.copyIn` takes and `copyOut` gives.
 */

const ESCAPED: Record<string, string> = { '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' };
const PLAIN: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const NEEDS_ESCAPE = /[\\\b\f\n\r\t\v]/;
const TO_ESCAPE = /[\\\b\f\n\r\t\v]/g;
const TO_PLAIN = /\\(.)/gs;

/** One value as it stands between two tabs; null is `\N`. */
export function copyField(value: string | null): string {
  if (value === null) return '\\N';
  return NEEDS_ESCAPE.test(value) ? value.replace(TO_ESCAPE, (character) => ESCAPED[character] ?? character) : value;
}

/** One row, ended by its line feed. */
export function copyLine(values: readonly (string | null)[]): string {
  let line = '';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) line += '\t';
    line += copyField(values[index] ?? null);
  }
  return `${line}\n`;
}

/** The values of one row, given without its line feed. */
export function readCopyLine(line: string): (string | null)[] {
  return line.split('\t').map((field) => {
    if (field === '\\N') return null;
    return field.includes('\\') ? field.replace(TO_PLAIN, (_, character: string) => PLAIN[character] ?? character) : field;
  });
}
