import { failureOf, RostrumError, type Failure } from '../../shared/failure.ts';
import type { ExitCode, Io } from './command.ts';
import { oneLine } from './escape-controls.ts';

/** What could not be done although it was rightly asked for; every other failure is wrong use or unreadable input. */
const undone: ReadonlySet<Failure['code']> = new Set([
  'changed-on-disk',
  'read-only',
  'disk-full',
  'outside-target',
  'busy',
  'cancelled',
  'git',
  'not-trusted',
  'site-not-confirmed',
]);

/** 1 where the work could not be done although it was rightly asked for; 2 for wrong use, unreadable input and our own errors. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof RostrumError && undone.has(error.failure.code) ? 1 : 2;
}

/** Tells an error in words, with the next step and never a stack. */
export function reportError({ stderr }: Io, error: unknown): void {
  stderr.write(`rostrum: ${describeError(error)}\n`);
}

/** The failure's path, message and next step in one line; a message alone for an error of our own. */
export function describeError(error: unknown): string {
  if (!(error instanceof RostrumError))
    return `Something went wrong inside Rostrum: ${error instanceof Error ? error.message : String(error)}`;
  const { message, next, path, code } = error.failure;
  // What git says may have several lines.
  const words = [message, next].filter(Boolean).join(' ');
  return `${path === undefined ? '' : `${oneLine(path)}: `}${code === 'git' ? words : oneLine(words)}`;
}

/** A failure for other programs: in words, its stable code, and the path that it is about, if any. */
export interface FailureReport {
  readonly error: string;
  readonly code: Failure['code'];
  readonly path?: string | undefined;
}

export function describeFailure(error: unknown): FailureReport {
  const { code, path } = failureOf(error);
  return { error: describeError(error), code, path };
}

/** Whether the answer is for a machine: with `--json`, and with `--format json` where that is the answer's own. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  if (words.includes('--json')) return true;
  const names = words.some(
    (word, index) => word === '--format=json' || (word === '--format' && words[index + 1] === 'json'),
  );
  return names && (words.includes('lint') || words.includes('list'));
}

/** Tells what is wrong with a library's settings: the defaults are then in force, which nobody should find out later. */
export function reportConfigProblems({ stderr }: Io, problems: readonly string[]): void {
  for (const problem of problems)
    stderr.write(`rostrum: ${problem} The default settings are in force until this is mended.\n`);
}

/** One value in one line, for other programs. */
export function printJson({ stdout }: Io, value: unknown): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}

/** A column is at most so wide: one long name does not push everything else out of sight. */
const maxColumnWidth = 60;

/** Rows as lines with their columns aligned; the last column is as long as it is. */
export function alignColumns(table: readonly (readonly string[])[], indent = ''): string {
  const rows = table.map((row) => row.map(oneLine));
  const widths: number[] = [];
  for (const row of rows)
    row
      .slice(0, -1)
      .forEach(
        (cell, column) => (widths[column] = Math.max(widths[column] ?? 0, Math.min(maxColumnWidth, cell.length))),
      );
  return rows
    .map(
      (row) =>
        `${indent}${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')}\n`,
    )
    .join('');
}

/** Milliseconds since `start`, a `performance.now()`, to the nearest tenth. */
export function elapsed(start: number): number {
  return Math.round((performance.now() - start) * 10) / 10;
}
