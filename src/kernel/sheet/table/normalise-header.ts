/**
 * The form in which two headers are compared: every blank and line break taken out, full-width letters, digits and
 * brackets made half-width, letters small. `金 额\n（万元）` and `金额(万元)` become one.
 */
export function normaliseHeader(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/gu, '').toLowerCase();
}

/**
 * The form in which a header is shown: line breaks and runs of blanks go, but a single blank between two Latin words
 * stays (`GDP growth`).
 */
export function tidyHeader(text: string): string {
  return text
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim()
    .replace(/ (?=[^\w])|(?<=[^\w]) /gu, '');
}
