import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { rankDoubts, type Doubt } from '../../shared/doubts/find-doubts.ts';
import type { LibraryConfig } from '../../shared/config/library-config.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { placeTimes } from '../../shared/sidecar/turn-times.ts';
import type { HeardDoubt, VoiceComparison } from '../../shared/voice/join-doubts.ts';
import { sureSuggestion, turnsOfSwap, type VoiceReport } from '../../shared/voice/voice-report.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import { checkRecording } from '../services/recording/check-recording.ts';
import { readKnown } from '../services/writing/sidecar.ts';
import { createConfigReader } from '../services/library/config-reader.ts';
import { readSource } from '../files/read-file.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { alignColumns, printJson, reportConfigProblems } from './report.ts';

/** As many as somebody would look at. */
const usualLimit = 20;

interface DoubtsOptions {
  readonly json?: boolean;
  readonly limit?: number;
  readonly recording?: string;
}

/** `doubts`: which turns look like somebody else's. */
export const addDoubts: AddCommand = (program, io, exit) => {
  program
    .command('doubts')
    .description('list the turns that look like somebody else’s, the most doubtful first')
    .argument('<file>')
    .option('--limit <turns>', `list so many; ${usualLimit}, or with --json all, unless told otherwise`, readLimit)
    .option('--recording <file>', 'also compare the voices in this recording; the turns need times')
    .option('--json', 'for machines')
    .action(async (file: string, options: DoubtsOptions) => exit(await listDoubts(io, file, options)));
};

async function listDoubts(io: Io, path: string, { json = false, limit, recording }: DoubtsOptions): Promise<ExitCode> {
  const configs = createConfigReader();
  const { source } = await readSource(path);
  const { config, root } = await configs.read(path);
  const episode = parseEpisode(source.text, config);
  const heard = recording === undefined ? null : await listen(io, { path, root, config, episode, recording });
  const report = heard?.report ?? null;
  const joined = heard?.doubts ?? rankDoubts(episode);
  const listed = joined.slice(0, limit ?? (json ? joined.length : usualLimit));
  reportConfigProblems(io, configs.problems());
  if (json)
    printJson(io, {
      turns: listed.map((doubt) => ({
        line: doubt.line,
        label: doubt.label,
        score: round(doubt.score),
        likelier: doubt.likelier,
        reason: doubt.reason,
        ...(report === null ? {} : { voice: voiceForMachines(doubt) }),
      })),
      ...(report === null ? {} : reportForMachines(episode, report)),
    });
  else io.stdout.write(printDoubts(path, listed) + (report === null ? '' : printReport(path, episode, report)));
  return 0;
}

interface Listening {
  readonly path: string;
  readonly root: string;
  readonly config: LibraryConfig;
  readonly episode: Episode;
  readonly recording: string;
}

async function listen(io: Io, { path, root, config, episode, recording }: Listening): Promise<VoiceComparison> {
  const inLibrary = relative(await realpath(root), await realpath(path))
    .split(sep)
    .join('/');
  const { times } = await readKnown(root, inLibrary);
  const comparison = await checkRecording(
    { file: recording, text: episode.text, config, times: [...placeTimes(episode, times)] },
    { userData: userDataFolder() },
  );
  for (const note of comparison.report.notes) io.stderr.write(printLine`${note}`);
  return comparison;
}

const round = (score: number): number => Math.round(score * 1e4) / 1e4;

function voiceForMachines(doubt: Doubt | HeardDoubt) {
  const voice = 'voice' in doubt ? doubt.voice : null;
  return voice === null ? null : { ...voice, score: round(voice.score) };
}

function reportForMachines(episode: Episode, { suggestions, splits, swaps, notes }: VoiceReport) {
  const { text, turns } = episode;
  const lineOf = (offset: number) => text.slice(0, offset).split(/\r\n|\r|\n/).length;
  return {
    suggestions: suggestions.map(({ turn, label, score }) => ({
      line: turns[turn]!.line,
      label,
      score: round(score),
      sure: score >= sureSuggestion,
    })),
    splits: splits.map(({ turn, seconds, offset, before, after }) => ({
      line: turns[turn]!.line,
      seconds,
      offset,
      splitLine: lineOf(offset),
      before,
      after,
    })),
    swaps: swaps.map((swap) => ({
      fromLine: turns[swap.from]!.line,
      toLine: turns[swap.to]!.line,
      turns: turnsOfSwap(episode, swap).length,
      labels: swap.labels,
    })),
    notes,
  };
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

/** What the voices tell besides: swaps, two voices in one turn, and whose the unassigned turns are, the surest first. */
function printReport(path: string, episode: Episode, { suggestions, swaps, splits }: VoiceReport): string {
  const { turns, text } = episode;
  const sure = suggestions.filter(({ score }) => score >= sureSuggestion).length;
  const rows = [
    ...swaps.map((swap) => [
      `${path}:${turns[swap.from]!.line}`,
      `${swap.labels.join(' and ')} seem to be swapped in ${turnsOfSwap(episode, swap).length} turns from here`,
    ]),
    ...splits.map(({ turn, offset, before, after }) => [
      `${path}:${turns[turn]!.line}`,
      `sounds like ${before} first, and like ${after} from “${text
        .slice(offset, offset + 30)
        .split('\n')[0]!
        .trim()}” on`,
    ]),
    ...suggestions
      .toSorted((a, b) => b.score - a.score)
      .map(({ turn, label, score }) => [
        `${path}:${turns[turn]!.line}`,
        `unassigned; sounds like ${label} (${Math.round(score * 100)}%)`,
      ]),
  ];
  const count =
    suggestions.length === 0
      ? ''
      : `${suggestions.length} unassigned turns sound like somebody; ${sure} of them surely (${sureSuggestion * 100}% or more)\n`;
  return (rows.length === 0 ? '' : alignColumns(rows)) + count;
}

function readLimit(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Give a whole number from 1.');
}
