import { enterProgramme, type Engine } from '../engine/open-engine.ts';
import type { Host } from './call.ts';
import { beingServed } from './host-here.ts';

/** Lends the engine of a running server to the command lines handed to it. */
export function hostServed(engine: Engine): Host {
  return {
    serving: true,
    async open({ programme }) {
      return programme.code === engine.store.programme ? engine : enterProgramme(engine, programme);
    },
    async alone(folder) {
      throw beingServed(folder);
    },
    close: async () => undefined,
  };
}
