import { InvalidArgumentError } from 'commander';
import { rankDoubts, type Doubt } from '../../shared/doubts/find-doubts.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { createConfigReader } from '../services/library/config-reader.ts';
import { readSource } from '../files/read-file.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { alignColumns, printJson, reportConfigProblems } from './report.ts';

/** As many as somebody would look at. */
const usualLimit = 20;

interface DoubtsOptions {
  readonly json?: boolean;
  readonly limit?: number;
}

/** `doubts`: which turns look like somebody else's. */
export const addDoubts: AddCommand = (program, io, exit) => {
  program
    .command('doubts')
    .description('list the turns that look like somebody else’s, the most doubtful first')
    .argument('<file>')
    .option('--limit <turns>', `list so many; ${usualLimit}, or with --json all, unless told otherwise`, readLimit)
    .option('--json', 'for machines')
    .action(async (file: string, options: DoubtsOptions) => exit(await listDoubts(io, file, options)));
};

async function listDoubts(io: Io, path: string, { json = false, limit }: DoubtsOptions): Promise<ExitCode> {
  const configs = createConfigReader();
  const { source } = await readSource(path);
  const { config } = await configs.read(path);
  const ranked = rankDoubts(parseEpisode(source.text, config));
  const listed = ranked.slice(0, limit ?? (json ? ranked.length : usualLimit));
  reportConfigProblems(io, configs.problems());
  if (json)
    printJson(io, {
      turns: listed.map(({ line, label, score, likelier, reason }) => ({
        line,
        label,
        score: Math.round(score * 1e4) / 1e4,
        likelier,
        reason,
      })),
    });
  else io.stdout.write(printDoubts(path, listed));
  return 0;
}

function printDoubts(path: string, doubts: readonly Doubt[]): string {
  if (doubts.length === 0) return `${path}: no two speakers have turns here, so there is nothing to doubt\n`;
  return alignColumns(
    doubts.map(({ line, label, likelier, score, reason }) => [
      `${path}:${line}`,
      `${Math.round(score * 100)}%`,
      `${label} → ${likelier}?`,
      reason,
    ]),
  );
}

function readLimit(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Give a whole number from 1.');
}
