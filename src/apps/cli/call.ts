import type { Engine } from '../engine/open-engine.ts';
import type { EngineSettings } from '../engine/settings.ts';
import type { Output } from './output.ts';

/** Who opens the engine for a command: this process, or the server that the command was handed to. */
export interface Host {
  /** Whether commands run inside a server that goes on afterwards. */
  readonly serving: boolean;
  /**
   * The engine of these settings, closed by whoever runs the call.
   * @throws Elsewhere where a server holds this folder; Refusal as `openEngine`.
   */
  open(settings: EngineSettings): Promise<Engine>;
  /**
   * Makes sure that no server holds this folder.
   * @throws Refusal `store.being-served`
   */
  alone(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** One command line, wherever it runs. */
export interface Call {
  /** Without the names of node and of the script. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly output: Output;
  readonly host: Host;
  /** Aborted when the one who asked is gone. */
  readonly stop: AbortSignal;
}

/** Runs a call and answers its exit code. */
export type RunCall = (call: Call) => Promise<number>;
