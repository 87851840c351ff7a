import { hash } from 'node:crypto';
import { systemParty } from '../../kernel/access/party.ts';
import type { Engine } from './open-engine.ts';

/** Which invented records: the same seed and scale give the same workbooks, byte for byte. */
export interface DemoEdition {
  readonly seed: number;
  /** 1 is the programme as published; 0.01 a hundredth of its records. */
  readonly scale: number;
}

export type DemoState =
  /** Nothing was ever written. */
  | { readonly state: 'empty' }
  /** Loading had begun and was cut off. */
  | { readonly state: 'begun'; readonly edition: DemoEdition }
  | { readonly state: 'loaded'; readonly edition: DemoEdition }
  /** Somebody's own records: the demo has no business here. */
  | { readonly state: 'own' };

/** How far the demo is in this programme, as its journal tells. */
export async function demoState({ store: { database, programme } }: Engine): Promise<DemoState> {
  const [first] = await database.query('select 1 as one from journal where programme = $1 limit 1', [programme]);
  if (first === undefined) return { state: 'empty' };
  const marks = await database.query(
    `select reason from journal where programme = $1 and party = $2 and kind = 'edit' and reason like 'demo %' order by position`,
    [programme, systemParty.id],
  );
  const editions = new Map<string, DemoEdition>();
  for (const { reason } of marks) {
    const match = /^demo (begun|loaded): seed (\d+), scale ([\d.]+)$/.exec(reason ?? '');
    if (match !== null) editions.set(match[1] ?? '', { seed: Number(match[2]), scale: Number(match[3]) });
  }
  const loaded = editions.get('loaded');
  const begun = editions.get('begun');
  if (loaded !== undefined) return { state: 'loaded', edition: loaded };
  return begun === undefined ? { state: 'own' } : { state: 'begun', edition: begun };
}

/** Notes in the journal that loading begins or is done: a batch that changes nothing. */
export async function markDemo({ committer }: Engine, step: 'begun' | 'loaded', { seed, scale }: DemoEdition): Promise<void> {
  const reason = `demo ${step}: seed ${seed}, scale ${scale}`;
  await committer.commit({ batch: demoBatch(reason), kind: 'edit', party: systemParty, changes: [], reason });
}

/** The batch a demo workbook lands as: made of its bytes, so that one that landed is known again. */
export function demoBatch(of: string | Uint8Array): string {
  const hex = hash('sha256', typeof of === 'string' ? of : Buffer.concat([Buffer.from('demo '), of]), 'hex');
  // Version 8 is left to whoever makes the id (RFC 9562, 5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
