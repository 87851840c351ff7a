import { tight } from './width.ts';

/** A phone number as kept: `13812345678`, `0532-85911234`, `400-600-1234`; `several` when the text holds more than one. */
export function phoneOf(text: string): string | 'several' | undefined {
  if (isMobile(text)) return text;
  const bare = tight(text).replace(/^['’‘]/, '');
  if (SEVERAL.test(bare)) return 'several';
  const digits = bare.replace(/[-–—()+.]/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$|0\d{9,11}$)/, '');
  if (isMobile(digits)) return digits;
  const service = /^([48]00)(\d{3})(\d{4})$/.exec(digits);
  if (service !== null) return `${service[1]}-${service[2]}-${service[3]}`;
  const landline = LANDLINE.exec(digits);
  return landline === null ? undefined : `${landline[1]}-${landline[2]}`;
}

const SEVERAL = /\d{7,}\D*[/,;、；，或|]\D*\d{7,}|^1\d{10}\D?1\d{10}$/;
// Area codes: 010 and 02x have three digits, the others four.
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/;

function isMobile(text: string): boolean {
  if (text.length !== 11 || text.charCodeAt(0) !== 0x31) return false;
  const second = text.charCodeAt(1);
  if (second < 0x33 || second > 0x39) return false;
  for (let i = 2; i < 11; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x30 || c > 0x39) return false;
  }
  return true;
}

/** Hides the middle of a phone number: `138****5678`, `0532-****1234`. */
export function maskPhone(phone: string): string {
  const dash = phone.indexOf('-');
  const head = dash < 0 ? phone.slice(0, 3) : phone.slice(0, dash + 1);
  return `${head}****${phone.slice(-4)}`;
}
