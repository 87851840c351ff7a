import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, type Engine } from '../src/apps/engine/open-engine.ts';
import { domains } from '../src/domains/index.ts';
import type { Region } from '../src/kernel/declare/region-book.ts';

const counties = ['安定区', '通渭县', '陇西县', '渭源县', '临洮县', '漳县', '岷县'];
const codes = ['621102', '621121', '621122', '621123', '621124', '621125', '621126'];

const west: Region = { code: '621100', title: { zh: '定西市', en: 'Dingxi' }, side: 'west', parent: null };
const east: Region = { code: '370200', title: { zh: '青岛市', en: 'Qingdao' }, side: 'east', parent: null };

export const countyCodes: readonly string[] = codes;
export const countyNames: readonly string[] = counties;

const regions: readonly Region[] = [
  west,
  east,
  ...codes.map((code, index) => ({ code, title: { zh: counties[index] ?? code, en: code }, side: 'west', parent: '621100' })),
];

/** An engine over the platform's own domains, in a database of its own. */
export async function openBench(databaseUrl?: string): Promise<{ engine: Engine; folder: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-bench-data-'));
  const engine = await openEngine({ folder, databaseUrl, domains, programme: { code: 'bench', title: { zh: '测量', en: 'Bench' }, regions } });
  return {
    engine,
    folder,
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
