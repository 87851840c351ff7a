import { refuse } from '../declare/problem.ts';

/** Where a page ends: the place of its last record. */
export interface Cursor {
  readonly region: string;
  readonly day: number;
  readonly record: string;
}

export function writeCursor({ region, day, record }: Cursor): string {
  return Buffer.from(JSON.stringify([region, day, record])).toString('base64url');
}

/** @throws Refusal `figure.unreadable-cursor` */
export function readCursor(text: string): Cursor {
  try {
    const [region, day, record] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof region === 'string' && typeof day === 'number' && Number.isInteger(day) && typeof record === 'string' && uuid.test(record)) {
      return { region, day, record };
    }
  } catch {
    // Told below, as any other text that is no cursor.
  }
  throw refuse(
    'figure.unreadable-cursor',
    { zh: '翻页位置无效。', en: 'The position of the page is not valid.' },
    { zh: '请从第一页重新打开。', en: 'Open the figure again from its first page.' },
  );
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
