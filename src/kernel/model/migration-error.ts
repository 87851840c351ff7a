/** The model asks for something that would change stored values. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
