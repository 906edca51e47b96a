import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { startNodeProcess } from '../services/speech/start-node-process.ts';
import { commands } from './commands.ts';
import type { ExitCode, Io, Output } from './command.ts';
import { escapedOutput } from './escape-controls.ts';
import { wantsJson, describeFailure, exitCodeOf, printJson, reportError } from './report.ts';

/**
 * The command line: a second shell over the services that the window uses. With `--json` a failure is an object on
 * standard output, too, where the command has printed nothing yet.
 * @param argv what follows `rostrum`
 * @returns the exit code: 0 fine; 1 findings, or something that could not be done; 2 wrong use or unreadable input
 */
export async function runCli(
  argv: readonly string[],
  {
    stdout,
    stderr,
    startSpeechProcess = startNodeProcess,
  }: Pick<Io, 'stdout' | 'stderr'> & Partial<Pick<Io, 'startSpeechProcess'>>,
): Promise<ExitCode> {
  let hasPrinted = false;
  const noted: Output = { write: (text) => ((hasPrinted ||= text !== ''), stdout.write(text)), isTTY: stdout.isTTY };
  const io: Io = {
    stdout: escapedOutput(noted),
    stderr: escapedOutput(stderr),
    content: stdout.isTTY ? escapedOutput(noted) : noted,
    startSpeechProcess,
  };
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
  const answer = (failure: object) => {
    if (wantsJson(argv) && !hasPrinted) printJson(io, failure);
  };
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own message, or the help that was asked for.
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      answer({
        error: error.message === '(outputHelp)' ? 'No command was named.' : error.message.replace(/^error: /, ''),
        code: 'bad-request',
      });
      return 2;
    }
    reportError(io, error);
    answer(describeFailure(error));
    return exitCodeOf(error);
  }
}
