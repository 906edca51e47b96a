import { InvalidArgumentError, Option, type Command } from 'commander';
import { encodings, findEncoding } from '../../shared/formats/model/encodings.ts';
import { readableAs } from '../../shared/formats/model/read-as.ts';
import type { TimedTranscript } from '../../shared/formats/model/timed-transcript.ts';

/** How files of other programs are read, where they do not say it themselves: `ReadOptions` of the services. */
export function addReadOptions(command: Command): Command {
  return command
    .option(
      '--encoding <name>',
      'of the files, where a guess went wrong: windows-1251, shift_jis, macintosh …',
      readEncoding,
    )
    .addOption(new Option('--format <format>', 'read the files as this, whatever they look like').choices(readableAs));
}

function readEncoding(value: string): string {
  const encoding = findEncoding(value);
  if (encoding !== null) return encoding;
  throw new InvalidArgumentError(`Choose one of ${encodings.map(({ id }) => id).join(', ')}.`);
}

/** What an editor should know of a file that was read, a line each. */
export function describeReadProblems({ problems }: Pick<TimedTranscript, 'problems'>): string[] {
  return problems.map(({ message, line }) => (line === null ? message : `line ${line}: ${message}`));
}
