import { tight } from './width.ts';

/**
 * A phone number as kept: `13812345678`, `010-85911234`, `010-85911234-801`, `400-600-1234`; `several` when the text
 * holds more than one.
 */
export function phoneOf(text: string): string | 'several' | undefined {
  if (isMobile(text)) return text;
  const bare = tight(text).replace(/^['’‘]/, '');
  if (SEVERAL.test(bare)) return 'several';
  const landline = LANDLINE.exec(bare);
  if (landline !== null) return landline.slice(1).filter(Boolean).join('-');
  const digits = bare.replace(/[-–—()+.]/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
  if (isMobile(digits)) return digits;
  const service = /^([48]00)(\d{3})(\d{4})$/.exec(digits);
  return service === null ? undefined : `${service[1]}-${service[2]}-${service[3]}`;
}

const SEVERAL = /\d{7,}\D*[/,;、或|]\D*\d{3,}|^1\d{10}\D?1\d{10}$/;
// Area codes: 010 and 02x have three digits, the others four.
const LANDLINE = /^(?:\+?86-?)?\(?(010|02\d|0[3-9]\d{2})\)?[-–—]?([2-9]\d{6,7})(?:(?:[-–—#转]|分机|ext\.?)(\d{1,6}))?$/i;

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

/** Hides the middle of a phone number: `138****5678`, `010-****1234`. */
export function maskPhone(phone: string): string {
  const [head = '', ...rest] = phone.split('-');
  if (rest.length === 0) return `${head.slice(0, 3)}****${head.slice(-4)}`;
  return `${head}-****${(rest.find((part) => part.length >= 4) ?? '').slice(-4)}`;
}
