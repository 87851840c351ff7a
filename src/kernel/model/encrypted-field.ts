import type { AnyField } from '../declare/field.ts';
import type { Vault } from '../ports/vault.ts';

/**
 * A field as the engines keep it: a sensitive one writes encrypted text and opens what it reads. The declared field stays as
 * it is, for whoever has no key. Sealed texts have no order and don't add up.
 *
 * @param vault absent where a model is only looked at: it then keeps nothing sensitive, encrypted or not
 */
export function encryptedField(field: AnyField, vault: Vault | undefined): AnyField {
  if (!field.sensitive) return field;
  const { kind } = field;
  return Object.freeze({
    ...field,
    can: Object.freeze(field.can.filter((ability) => ability === 'names')),
    column: 'text',
    write: (value: unknown) => needed(vault).encrypt(field.write(value), kind),
    restore: (text: string) => field.restore(needed(vault).decrypt(text, kind)),
  });
}

function needed(vault: Vault | undefined): Vault {
  if (vault === undefined) throw new TypeError('The model was compiled without a vault: it keeps no sensitive values.');
  return vault;
}
