import { explainLabels, type LabelExplanation } from '../../shared/episode/labels/explain-labels.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { indexLines } from '../../shared/text/line-index.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { createConfigReader } from '../services/library/config-reader.ts';
import { inspectFile } from '../services/pool/inspect.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { oneLine, printLine } from './escape-controls.ts';
import { alignColumns, describeFailure, printJson, reportConfigProblems, reportError } from './report.ts';

/** `show`: what Rostrum recognises in files. */
export const addShow: AddCommand = (program, io, exit) => {
  program
    .command('show')
    .description('show what is recognised in episodes: fields, speakers, turns, marks')
    .argument('<file...>')
    .option('--json', 'one JSON object a line, one per file')
    .action(async (files: string[], { json = false }: { json?: boolean }) => exit(await showFiles(io, files, json)));
};

async function showFiles(io: Io, files: readonly string[], json: boolean): Promise<ExitCode> {
  const configs = createConfigReader();
  let code: ExitCode = 0;
  for (const [index, path] of files.entries()) {
    try {
      const { config } = await configs.read(path);
      const { episode } = await inspectFile(path, config);
      if (json) printJson(io, describeEpisode(path, episode));
      else io.stdout.write(`${index > 0 ? '\n' : ''}${printEpisode(path, episode)}`);
    } catch (error) {
      // One file that cannot be read must not hide the others.
      if (json) printJson(io, { ...describeFailure(error), path });
      reportError(io, error);
      code = 2;
    }
  }
  reportConfigProblems(io, configs.problems());
  return code;
}

/** The machine's view of an episode; lines from 1, times in seconds. */
function describeEpisode(path: string, episode: Episode) {
  const { text, houseStyle, frontMatter, speakers, turns, blocks, marks } = episode;
  const lines = indexLines(text);
  return {
    path,
    houseStyle,
    labelForm: explainLabels(episode),
    frontMatter: {
      ok: frontMatter.status !== 'error',
      problems: frontMatter.problems.map(({ message, range }) => ({ line: lines.lineAt(range.from), message })),
      fields: frontMatter.fields.map(({ key, raw, value, line }) => ({ key, raw, value, line })),
    },
    speakers: speakers.map(({ label, name, role, declaredLine, turns: count }) => ({
      label,
      name,
      role,
      declaredLine,
      turns: count,
    })),
    turns: turns.map(({ line, endLine, label, time, endTime, words }) => ({
      line,
      endLine,
      label: label.text,
      time: time?.seconds ?? null,
      endTime: endTime?.seconds ?? null,
      words,
    })),
    narration: blocks.filter(({ kind }) => kind === 'narration').map(({ line, endLine }) => ({ line, endLine })),
    marks: marks.map(({ line, kind, text: mark }) => ({ line, kind, text: mark })),
  };
}

function printEpisode(path: string, episode: Episode): string {
  const { houseStyle, frontMatter, speakers, turns, marks } = episode;
  const words = turns.reduce((sum, turn) => sum + turn.words, 0);
  const { frontMatter: described } = describeEpisode(path, episode);
  const summary = [
    `house style ${houseStyle ?? 'none: no labels'}`,
    countOf(turns.length, 'turn'),
    countOf(words, 'word'),
    countOf(marks.length, 'mark'),
  ];
  const sections = [
    `${oneLine(path)}\n  ${summary.join(', ')}\n`,
    described.problems.map(({ line, message }) => printLine`  ${path}:${line}: ${message}`).join(''),
    section(
      'Fields',
      frontMatter.fields.map(({ key, raw }) => [key, firstLine(raw)]),
    ),
    section(
      'Speakers',
      speakers.map(({ label, name, role, turns: count, declaredLine }) => [
        label,
        [name === label ? '' : name, role].filter(Boolean).join(', '),
        countOf(count, 'turn'),
        declaredLine === null ? '' : `declared in line ${declaredLine}`,
      ]),
    ),
    printLabelForm(explainLabels(episode), '  '),
    section(
      'Marks',
      marks.map(({ line, text }) => [`line ${line}`, text]),
    ),
  ];
  return sections.join('');
}

function section(title: string, rows: readonly (readonly string[])[], indent = '  '): string {
  return rows.length === 0 ? '' : `\n${indent}${title}\n${alignColumns(rows, `${indent}  `)}`;
}

const reasons = {
  declared: 'declared',
  repeated: 'opens three turns or more',
  timed: 'has a time',
  alike: 'written as the others are',
};

/** In which forms labels were read, and why; empty where there are none. */
export function printLabelForm({ forms, labels }: LabelExplanation, indent: string): string {
  return (
    section(
      'Labels are written',
      forms.map(({ form, wordsBelow, turns, line }) => [
        form,
        wordsBelow ? 'words below' : '',
        countOf(turns, 'turn'),
        `from line ${line}`,
      ]),
      indent,
    ) +
    section(
      'Taken for labels because',
      labels.map(({ label, reason, line }) => [label, reasons[reason], `line ${line}`]),
      indent,
    )
  );
}

/** Longer values are cut: what stands there exactly is for `--json`. */
const maxValueLength = 90;

function firstLine(raw: string): string {
  const line = raw.trim().split('\n')[0]!.slice(0, maxValueLength);
  return line.length < raw.trim().length ? `${line}…` : line;
}
