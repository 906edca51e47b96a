import type { HouseStyle } from '../episode/model/episode.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import { oneLine } from '../formats/model/timed-transcript.ts';
import { printTimedLabel } from '../operations/timed-form.ts';
import type { Habits } from '../new-episode/habits.ts';

/** A turn with its label decided. */
export interface LabelledTurn {
  readonly label: string;
  /** Seconds; null where the file has no times. */
  readonly start: number | null;
  readonly paragraphs: readonly string[];
  /** Headings, and text that nobody says, as Markdown, that stand above it. */
  readonly above?: readonly string[];
}

export interface PrintedTranscript {
  readonly text: string;
  /** Index of the first turn that would not be read as it was meant; null where all are. */
  readonly misread: number | null;
}

type Style = Pick<Habits, 'houseStyle' | 'turn' | 'timed'>;

/** So often is a turn that reads otherwise written in one paragraph instead. */
const maxRounds = 40;

/**
 * Turns as the library writes them, with their times where it writes times. The text is read again: a paragraph that
 * begins like a label, a heading or a rule joins the one above it.
 * @param legend what stands above the turns; ends with a line end, or is empty
 * @param names whom the front matter will name as speakers
 * @param below what stands below the last turn, as Markdown
 */
export function printTranscript(
  turns: readonly LabelledTurn[],
  legend: string,
  style: Style,
  {
    names = [],
    below = [],
  }: { readonly names?: readonly string[]; readonly below?: readonly string[] | undefined } = {},
): PrintedTranscript {
  const head = names.length > 0 ? `---\nspeakers: ${JSON.stringify(names)}\n---\n` : '';
  let written = turns.map((turn) => ({ ...turn, paragraphs: turn.paragraphs.map(escapeBlock) }));
  for (let round = 0; ; round++) {
    const text = print(written, legend, style, below);
    const misread = findMisread(head + text, written, style.houseStyle);
    const culprit = misread === null ? -1 : lastWithParagraphs(written, misread);
    if (culprit < 0 || round === maxRounds) return { text, misread };
    written = written.with(culprit, { ...written[culprit]!, paragraphs: [written[culprit]!.paragraphs.join(' ')] });
  }
}

function print(
  turns: readonly LabelledTurn[],
  legend: string,
  { turn: form, timed }: Style,
  below: readonly string[],
): string {
  const printed = turns.flatMap(({ label, start, paragraphs, above = [] }) => [
    ...above,
    (timed !== null && start !== null ? printTimedLabel(timed, label, start) : form.before + label + form.after) +
      paragraphs.join('\n\n'),
  ]);
  return `${legend}${legend === '' ? '' : '\n'}${[...printed, ...below].join('\n\n')}\n`;
}

/** Words that would be a heading, a rule or the beginning of code are words all the same. */
function escapeBlock(paragraph: string): string {
  return /^(?:#{1,6}(?:\s|$)|(?:[-*_]\s*){3,}$|```|~~~)/.test(paragraph) ? `\\${paragraph}` : paragraph;
}

function findMisread(text: string, turns: readonly LabelledTurn[], houseStyle: HouseStyle): number | null {
  const read = parseEpisode(text, { houseStyle });
  const differs = turns.findIndex(({ label, paragraphs }, index) => {
    const turn = read.turns[index];
    if (turn === undefined || turn.label.text !== label) return true;
    const words = oneLine(turn.paragraphs.map(({ from, to }) => text.slice(from, to)).join(' '));
    const wanted = oneLine(paragraphs.join(' '));
    // A time that leads the words is read with them.
    return !(words === wanted || (turn.time !== null && words.endsWith(wanted)));
  });
  if (differs >= 0) return differs;
  return read.turns.length === turns.length ? null : turns.length - 1;
}

function lastWithParagraphs(turns: readonly LabelledTurn[], from: number): number {
  for (const index of [from, from - 1]) if ((turns[index]?.paragraphs.length ?? 0) > 1) return index;
  return -1;
}
