/** One line of the table: a measured figure beside the limit measured in the same run. */
export interface Measurement {
  readonly workload: string;
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'kB' | 'rows/s' | 'writes/s' | 'requests';
  /** What the value is compared with, in the same unit. */
  readonly limit?: { readonly what: string; readonly value: number };
  /** Value ÷ limit where less is better, limit ÷ value where more is. */
  readonly ratio?: number;
  readonly goal: string;
  readonly reached: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` took, and what it answered. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** Milliseconds of each of `times` runs after `warm` that don't count. */
export async function repeated(times: number, work: (run: number) => Promise<unknown>, warm = Math.ceil(times / 5)): Promise<number[]> {
  const taken: number[] = [];
  for (let run = -warm; run < times; run++) {
    const { ms } = await timed(() => work(run));
    if (run >= 0) taken.push(ms);
  }
  return taken;
}

/** Resident memory of a process in megabytes, as the operating system counts it. */
export async function residentMegabytes(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
