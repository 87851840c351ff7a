/** A text as an SQL literal, for the few statements that take no parameters (COPY). */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
