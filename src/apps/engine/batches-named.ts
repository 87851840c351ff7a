import type { Party } from '../../kernel/access/party.ts';
import { Refusal, refuse } from '../../kernel/declare/problem.ts';
import { readBatch, type ShownBatch } from './batches.ts';
import type { Engine } from './open-engine.ts';

/** So many batches are looked at together. */
const most = 200;

/**
 * Batches by their numbers and spans of them, `12,15-18`, in ascending order. Of a span those that the party sees.
 * @throws Refusal `batch.not-found`, `batch.unreadable-numbers`
 */
export async function batchesNamed(engine: Engine, party: Party, text: string): Promise<ShownBatch[]> {
  const parts = text.split(/[,，、\s]+/).filter((part) => part !== '');
  const spans = parts.map((part) => /^(\d{1,15})(?:(?:-|\.\.)(\d{1,15}))?$/.exec(part)).map((found) => (found === null ? undefined : ([Number(found[1]), Number(found[2] ?? found[1]), found[2] !== undefined] as const)));
  const wanted = new Map<number, boolean>();
  for (const span of spans) {
    if (span === undefined || span[1] < span[0] || span[1] - span[0] >= most) throw unreadable(text);
    for (let number = span[0]; number <= span[1]; number++) wanted.set(number, (wanted.get(number) ?? true) && span[2]);
  }
  if (wanted.size === 0 || wanted.size > most) throw unreadable(text);
  const found: ShownBatch[] = [];
  for (const [number, ofSpan] of [...wanted].sort(([one], [other]) => one - other)) {
    const batch = await readBatch(engine, party, String(number)).catch((error: unknown) => {
      if (ofSpan && error instanceof Refusal) return undefined;
      throw error;
    });
    if (batch !== undefined) found.push(batch);
  }
  if (found.length === 0) throw unreadable(text);
  return found;
}

const unreadable = (text: string) =>
  refuse(
    'batch.unreadable-numbers',
    { zh: `“${text.slice(0, 60)}”里没有看得到的批次号。`, en: `“${text.slice(0, 60)}” names no batches that you see.` },
    { zh: `请写批次号，如 12,15-18，一次最多 ${most} 批。`, en: `Write numbers, e.g. 12,15-18; ${most} at most.` },
  );
