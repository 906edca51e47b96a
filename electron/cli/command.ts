import type { Command } from 'commander';
import type { StartSpeechProcess } from '../services/speech/messages.ts';

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** Where a command prints: results on `stdout`, everything else on `stderr`. Control characters are escaped on both. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Standard output for what is a file: as it is, unless it goes to a terminal. */
  readonly content: Output;
  /** Starts the process that recognises speech. */
  readonly startSpeechProcess: StartSpeechProcess;
}

/** 0 fine; 1 findings, or something that could not be done; 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Adds one command to the program; its action tells the exit code to `exit` or throws a `RostrumError`. */
export type AddCommand = (program: Command, io: Io, exit: (code: ExitCode) => void) => void;
