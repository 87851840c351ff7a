import type { Fault, Field, FieldOptions } from '../field.ts';
import { flawOf, sampleId } from '../reading/id-number.ts';
import { tight } from '../reading/width.ts';
import { defineField, type Written } from './define.ts';
import { fault } from './faults.ts';

export { ageOn, checkCharacter, isSampleId, sampleId, sexOf } from '../reading/id-number.ts';

/**
 * A resident identity number of 18 characters (GB 11643), its checksum and date of birth checked. Digits that number
 * formatting has damaged are named, never guessed. Messages never show the number.
 */
export function idNumber<const O extends boolean = false>(options: FieldOptions<O>): Field<string, O, 'names'> {
  return defineField<string, O, 'names'>(
    {
      kind: 'idNumber',
      can: ['names'],
      column: 'text',
      sensitive: true,
      widget: 'id-number',
      template: { format: 'text', example: sampleId('100000', 1990, 1, 1) },
      read(cell: Written): string | Fault {
        if (typeof cell === 'number') return ofNumber(cell);
        if (typeof cell !== 'string') return notAnIdNumber();
        return flawOf(cell) === undefined && !endsInZeros(cell) ? cell : careful(cell);
      },
      accept(json) {
        const id = typeof json === 'string' ? json.toUpperCase() : '';
        return flawOf(id) === undefined ? id : faultOf(id);
      },
      json: (value) => value,
      schema: () => ({ type: 'string', pattern: '^[1-9]\\d{16}[\\dXx]$' }),
      write: (value) => value,
      restore: (text) => text,
      format: (value) => value,
      mask: (value) => `${value.slice(0, 6)}********${value.slice(14)}`,
    },
    options,
  );
}

function careful(cell: string): string | Fault {
  const id = tight(cell).replace(/^['’‘]/, '').toUpperCase();
  if (flawOf(id) !== undefined) return faultOf(id);
  return endsInZeros(id) ? damaged() : id;
}

/**
 * What number formatting leaves of 18 digits. One damaged number in eleven still has a fitting check character and
 * would be another person's, so a workbook's cell is never trusted here; the form and the API, where the number is
 * typed from the card, are.
 */
function endsInZeros(id: string): boolean {
  return id.endsWith('000');
}

function ofNumber(cell: number): Fault {
  const digits = Math.abs(cell) < 1e21 ? BigInt(Math.trunc(cell)).toString() : '';
  return digits.length === 15 ? oldIdNumber() : digits.length > 15 ? damaged() : notAnIdNumber();
}

function faultOf(id: string): Fault {
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(id)) return damaged();
  if (/^\d{15}$/.test(id)) return oldIdNumber();
  const flaw = flawOf(id);
  if (flaw === 'check') return endsInZeros(id) ? damaged() : wrongChecksum();
  return flaw === 'date' ? wrongBirth() : notAnIdNumber();
}

function notAnIdNumber(): Fault {
  return fault(
    'cell.not-an-id-number',
    '不是 18 位身份证号码',
    'This is not an identity number of 18 characters',
    '填写 18 位号码，最后一位可以是 X',
    'Write all 18 characters; the last may be X',
  );
}

function wrongChecksum(): Fault {
  return fault(
    'cell.id-checksum',
    '身份证号码校验位不符，号码有误',
    'The check character does not fit: some digit is wrong',
    '与身份证原件逐位核对',
    'Compare it with the card, digit by digit',
  );
}

function wrongBirth(): Fault {
  return fault(
    'cell.id-birth-date',
    '身份证号码中的出生日期不存在',
    'The date of birth in the identity number does not exist',
    '与身份证原件逐位核对',
    'Compare it with the card, digit by digit',
  );
}

function oldIdNumber(): Fault {
  return fault(
    'cell.old-id-number',
    '这是 15 位旧身份证号码',
    'This is an old identity number of 15 digits',
    '填写第二代身份证上的 18 位号码',
    'Write the 18 characters of the present card',
  );
}

function damaged(): Fault {
  return fault(
    'cell.id-damaged',
    '身份证号码被表格软件当作数字保存，末尾三位已丢失',
    'The identity number was stored as a number and has lost its last three digits',
    '把该列设为文本格式，按原件重新填写，不要补零；原件确以 000 结尾的，在系统中单独录入',
    'Format the column as text and write the number again from the card; one that really ends in 000 is entered by form',
  );
}
