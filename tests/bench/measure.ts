import { spawnSync } from 'node:child_process';

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** What `run` gave, and the milliseconds that it took. */
export function time<T>(run: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now();
  const value = run();
  return { value, ms: performance.now() - start };
}

export async function timeAsync<T>(run: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const start = performance.now();
  const value = await run();
  return { value, ms: performance.now() - start };
}

/** The shortest of some runs in milliseconds: what the others add is other work on the machine. */
export function shortest(runs: number, run: () => void): number {
  return Math.min(...Array.from({ length: runs }, () => time(run).ms));
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** One line of a table: what was measured, how long it took, how fast that is, and how it stands to something else. */
export function report(what: string, ms: number, bytes: number | null, beside = ''): void {
  const speed = bytes === null ? '' : `${(bytes / 1e3 / ms).toFixed(1)} MB/s`;
  const took = ms >= 100 ? ms.toFixed(0) : ms.toFixed(ms >= 10 ? 1 : 2);
  say(`  ${what.padEnd(44)}${`${took} ms`.padStart(12)}${speed.padStart(14)}${beside === '' ? '' : `   ${beside}`}`);
}

/** `3.2 times as fast as gray-matter`. */
export function compare(ms: number, other: number, name: string): string {
  return ms <= other
    ? `${(other / ms).toFixed(1)} times as fast as ${name}`
    : `${(ms / other).toFixed(1)} times as long as ${name}`;
}

/** Milliseconds that another program takes; null where it is not installed. Its own exit code is its own business. */
export function timeProgram(program: string, args: readonly string[], cwd: string): number | null {
  const { value, ms } = time(() =>
    spawnSync(program, args, { cwd, stdio: 'ignore', shell: process.platform === 'win32' }),
  );
  return value.error || value.status === 127 ? null : ms;
}
