import type { ControlHandler } from '../engine/control.ts';
import type { Engine } from '../engine/open-engine.ts';
import type { RunCall } from './call.ts';
import { hostServed } from './host-served.ts';

/** Runs handed command lines in this server, on its engine. */
export function answerControl(engine: Engine, runCall: RunCall): ControlHandler {
  return ({ argv, cwd, env }, reply, stop) =>
    runCall({
      argv,
      cwd,
      env,
      stop,
      host: hostServed(engine),
      output: { out: (text) => reply({ out: text }), err: (text) => reply({ err: text }) },
    });
}
