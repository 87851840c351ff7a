/** A server's end: the first SIGINT, SIGTERM or SIGHUP, or `stop`. Signals after it find the server closing already. */
export interface Stopping extends Disposable {
  readonly signal: AbortSignal;
  readonly stopped: Promise<void>;
}

/** A close that hangs must not keep the terminal. */
const longestClose = 20_000;

export function untilStopped(stop: AbortSignal): Stopping {
  const controller = new AbortController();
  const { signal } = controller;
  const stopped = new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
  const end = (): void => controller.abort();
  const ended = (): void => {
    if (!signal.aborted) setTimeout(() => process.exit(1), longestClose).unref();
    end();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, ended);
  stop.addEventListener('abort', end, { once: true });
  return {
    signal,
    stopped,
    [Symbol.dispose]() {
      stop.removeEventListener('abort', end);
      // One told to stop stays deaf to a second telling until it has ended by itself.
      if (!signal.aborted) for (const name of signals) process.off(name, ended);
    },
  };
}
