/** PostgreSQL cuts names after this many bytes, silently. */
export const longestName = 63;

/** `soldOn` → `sold_on`. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `funds.projects` → `funds_projects`. */
export function tableName(ledger: string): string {
  return columnName(ledger).replaceAll('.', '_').replaceAll('-', '_');
}
