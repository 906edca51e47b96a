import type { Command } from 'commander';

/** Where a command prints: results on `stdout`, everything else on `stderr`. */
export interface Io {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** 0 fine; 1 findings, or something that could not be done; 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Adds one command to the program; its action tells the exit code to `exit` or throws a `RostrumError`. */
export type AddCommand = (program: Command, io: Io, exit: (code: ExitCode) => void) => void;
