import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { commands } from './commands.ts';
import type { ExitCode, Io } from './command.ts';
import { escaping } from './escape-controls.ts';
import { exitCodeOf, reportError } from './report.ts';

/**
 * The command line: a second shell over the services that the window uses.
 * @param argv what follows `rostrum`
 * @returns the exit code: 0 fine; 1 findings, or something that could not be done; 2 wrong use or unreadable input
 */
export async function runCli(argv: readonly string[], { stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>): Promise<ExitCode> {
  const io: Io = { stdout: escaping(stdout), stderr: escaping(stderr), content: stdout.isTTY ? escaping(stdout) : stdout };
  // Its young objects may else take 100 MB while they need three; the engine's thread is told so when it is started.
  setFlagsFromString('--semi-space-growth-factor=1');
  let code: ExitCode = 0;
  const program = new Command('rostrum')
    .description('Check, correct and publish podcast transcripts.')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError('Add --help to see how it is used.');
  for (const add of commands) {
    add(program, io, (result) => {
      code = result;
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own message, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    reportError(io, error);
    return exitCodeOf(error);
  }
}
