/**
 * Where a command writes to: the streams of this process, or those of a command line that asked a running server.
 * With `--json`, `out` carries one JSON document and nothing else.
 */
export interface Output {
  /** What was asked for. */
  out(text: string): void;
  /** Progress, hints and refusals. */
  err(text: string): void;
}

/** The streams of this process. */
export const processOutput: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};
