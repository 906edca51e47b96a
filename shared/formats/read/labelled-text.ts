import { unassignedLabel, type Episode } from '../../episode/model.ts';
import { parseEpisode } from '../../episode/parse-episode.ts';
import { oneLine, type ReadResult, type Segment } from '../timed-transcript.ts';
import { parseClock } from './clock.ts';
import { isName } from './names.ts';
import { withEnds } from './podcast-html.ts';

/** A line that opens a turn: who, when, and the words that stand in the same line. */
interface Heading {
  readonly speaker: string | null;
  readonly time: number;
  readonly words: string;
}

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const bracketed = String.raw`\\?[\[(]\s*(?<time>${clock})\s*\\?[\])]`;
const name = String.raw`(?<name>[\p{L}\p{N}?][^\n:;!"“”<>[\]()]{0,46}?)`;

/** The ways in which services write a name with a time, the sure ones first. */
const headings: readonly RegExp[] = [
  // [00:12:33] Name: words    00:12:33 Name: words    [00:12:33] - Name
  new RegExp(String.raw`^${bracketed}\s*(?:[-–—]\s*)?\**${name}\**:\**(?:\s+(?<words>.*))?$`, 'u'),
  new RegExp(String.raw`^(?<time>${clock})\s+(?:[-–—]\s*)?\**${name}\**:\**(?:\s+(?<words>.*))?$`, 'u'),
  new RegExp(String.raw`^${bracketed}\s*[-–—]\s*${name}\s*$`, 'u'),
  // Name (00:12):    Name: [00:12] words    **Name:** [00:12] words
  new RegExp(String.raw`^\**${name}\**\s*${bracketed}\s*:?\**(?:\s+(?<words>.*))?$`, 'u'),
  new RegExp(String.raw`^\**${name}\s*:?\**:?\s*${bracketed}(?:\s+(?<words>.*))?$`, 'u'),
  // Name  00:12    Name: 00:12    Name - 00:12 (the words below)
  new RegExp(String.raw`^\**${name}\s*[:,–—-]?\**:?\s+(?<time>${clock})\s*:?\s*$`, 'u'),
  // [00:12] words    00:12 alone above its words
  new RegExp(String.raw`^${bracketed}(?:\s+(?<words>.*))?$`, 'u'),
  new RegExp(String.raw`^(?<time>${clock})\s*$`, 'u'),
];

const longestHeading = 400;

function readHeading(line: string): Heading | null {
  const trimmed = oneLine(line);
  if (!/\d:\d\d/.test(trimmed.slice(0, 90))) return null;
  // The words may be a long paragraph, and no heading stands that far in.
  const head = trimmed.slice(0, longestHeading);
  for (const form of headings) {
    const groups = form.exec(head)?.groups;
    const time = groups?.['time'] === undefined ? null : parseClock(groups['time']);
    if (groups === undefined || time === null) continue;
    const speaker = oneLine((groups['name'] ?? '').replaceAll('*', ''));
    if (speaker !== '' && speaker !== unassignedLabel && (speaker.split(' ').length > 6 || !isName(speaker))) continue;
    const words = groups['words'] === undefined ? '' : groups['words'] + trimmed.slice(longestHeading);
    return { speaker: speaker === '' || speaker === unassignedLabel ? null : speaker, time, words };
  }
  return null;
}

/** Whether a text has names or times above or in front of its paragraphs. */
export function isTimedText(text: string): boolean {
  let found = 0;
  let paragraphs = 0;
  let isFirst = true;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    paragraphs++;
    if (readHeading(line) !== null) {
      if (isFirst) found++;
      found++;
    }
    isFirst = false;
  }
  return found >= 2 && found * 12 >= paragraphs;
}

/**
 * Text as services export it: `Name  00:12` above the words, `[00:12:33] Name:`, `Name (00:12):` and their like. Lines
 * go on with the words above; a blank line is a paragraph. What stands above the first is a title and reported.
 */
export function readTimedText(text: string): ReadResult {
  const turns: { readonly heading: Heading | null; paragraphs: string[]; readonly line: number }[] = [];
  let afterBlank = true;
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') {
      afterBlank = true;
      return;
    }
    const heading = readHeading(line);
    if (heading !== null) {
      turns.push({ heading, paragraphs: heading.words.trim() === '' ? [] : [heading.words], line: index + 1 });
      afterBlank = false;
      return;
    }
    if (/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) {
      turns.push({ heading: null, paragraphs: [], line: index + 1 });
      return;
    }
    if (turns.length === 0) turns.push({ heading: null, paragraphs: [], line: index + 1 });
    const { paragraphs } = turns.at(-1)!;
    if (afterBlank || paragraphs.length === 0) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] += ` ${line}`;
    afterBlank = false;
  });
  const problems = turns.flatMap(({ heading, line }, index) => (heading === null && index === 0 ? [{ message: 'What stands above the first name or time comes in without a speaker.', line }] : []));
  const segments = turns.map(({ heading, paragraphs }): Segment => ({
    start: heading?.time ?? null,
    end: null,
    speaker: heading?.speaker ?? null,
    text: paragraphs.map(oneLine).join('\n\n'),
    words: null,
    opensTurn: heading !== null && heading.speaker !== null,
  }));
  const spoken = withEnds(segments).filter((segment) => segment.text !== '');
  return spoken.length === 0 ? noWords : { ok: true, transcript: { format: 'timed-text', segments: spoken, problems } };
}

const noWords: ReadResult = { ok: false, message: 'There are no words in this file.', line: null };

/** Text with labels in one of the house styles, or without any: then each paragraph is of nobody. */
export function readLabelledText(text: string): ReadResult {
  const episode = parseDialogue(text);
  const nameOf = new Map(episode.legend.map(({ label, name: full }) => [label, full]));
  const segments = episode.blocks.flatMap((block): Segment[] => {
    switch (block.kind) {
      case 'turn':
        return [segmentOf(episode, block.paragraphs, block.label.text === unassignedLabel ? null : (nameOf.get(block.label.text) ?? block.label.text), block.time?.seconds ?? null)];
      case 'narration':
        return [segmentOf(episode, [block.range], null, null)];
      case 'heading':
      case 'code':
      case 'marker':
        return [segmentOf(episode, [block.range], null, null)];
      default:
        return [];
    }
  });
  const spoken = withEnds(segments).filter((segment) => segment.text !== '');
  if (spoken.length === 0) return noWords;
  return { ok: true, transcript: { format: episode.turns.length > 0 ? 'labelled-text' : 'plain-text', segments: spoken, problems: [] } };
}

/** A short exchange shows no labels by repeating them: it is one where each paragraph leads with the name of one of several people. */
function parseDialogue(text: string): Episode {
  const episode = parseEpisode(text, {});
  if (episode.turns.length > 0) return episode;
  const asked = parseEpisode(text, { houseStyle: 'name-colon' });
  const names = new Set(asked.turns.map(({ label }) => label.text));
  const isDialogue = names.size >= 2 && [...names].every(isName) && asked.turns.every(({ paragraphs }) => paragraphs.length === 1) && asked.blocks.length === asked.turns.length;
  return isDialogue ? asked : episode;
}

function segmentOf({ text }: Episode, paragraphs: readonly { readonly from: number; readonly to: number }[], speaker: string | null, start: number | null): Segment {
  const words = paragraphs.map(({ from, to }) => oneLine(text.slice(from, to))).filter((one) => one !== '');
  return { start, end: null, speaker, text: words.join('\n\n'), words: null, opensTurn: true };
}
