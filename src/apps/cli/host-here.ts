import { refuse } from '../../kernel/declare/problem.ts';
import { backUpBeforeUpgrade } from '../engine/backup-daily.ts';
import { reachControl } from '../engine/control.ts';
import { openEngine, type Engine } from '../engine/open-engine.ts';
import type { Host } from './call.ts';
import { Elsewhere } from './elsewhere.ts';

/** Opens engines in this process, unless a server holds the folder: the embedded database serves one process only. */
export function hostHere(): Host {
  const opened = new Set<Engine>();
  return {
    serving: false,
    async open(settings) {
      if (settings.databaseUrl === undefined) {
        const server = await reachControl(settings.folder);
        if (server !== undefined) throw new Elsewhere(server);
      }
      const engine = await openEngine(settings, backUpBeforeUpgrade(settings));
      const closing: Engine = {
        ...engine,
        async close() {
          if (opened.delete(closing)) await engine.close();
        },
      };
      opened.add(closing);
      return closing;
    },
    async alone(folder) {
      const server = await reachControl(folder);
      if (server === undefined) return;
      server.destroy();
      throw beingServed(folder);
    },
    async close() {
      for (const engine of opened) await engine.close();
    },
  };
}

export const beingServed = (folder: string) =>
  refuse(
    'store.being-served',
    { zh: `数据目录 ${folder} 正由运行中的服务使用`, en: `A running server holds the data folder ${folder}` },
    { zh: '请先停止那个服务，或换一个数据目录（--data）', en: 'Stop that server first, or use another data folder (--data)' },
  );
