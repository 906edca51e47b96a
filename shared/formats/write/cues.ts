import { endsSentence } from '../../text/sentences.ts';
import { joinUnits, unitsOf, widthOf, type CaptionUnit } from './caption-units.ts';
import type { TurnSpan } from './turn-spans.ts';

/** A caption: one or two lines that one person says. */
export interface Cue {
  readonly speaker: string;
  /** In milliseconds, which is as exact as captions are. */
  readonly start: number;
  readonly end: number;
  /** The first is empty where the speaker's name alone fills it. */
  readonly lines: readonly string[];
  /** The words in one line. */
  readonly text: string;
  /** Whether another speaker than in the caption above says it. */
  readonly changesSpeaker: boolean;
}

/** How long a line may be, in columns: as the BBC and Netflix have it, or as Podcasting 2.0 asks for SRT. */
export const lineLengths = [42, 32] as const;
export type LineLength = (typeof lineLengths)[number];

/** A caption stands at least so long, in milliseconds, unless the next begins. */
const minCueMs = 700;
/** So much of a full caption is used before a sentence or clause may end it. */
const leastFull = 0.4;

export interface CueShape {
  readonly lineLength?: LineLength;
  /** How many columns the speaker's name takes in front of the words. */
  readonly lead?: (speaker: string, changesSpeaker: boolean) => number;
}

/**
 * Cuts turns into captions of up to two lines, where a sentence ends, else a clause, else where the lines are full. The
 * words of a turn share its time. Each caption begins after the one above and ends no later than the next begins:
 * browsers put those of one time in an order of their own.
 */
export function cutCues(spans: readonly TurnSpan[], { lineLength = 42, lead = () => 0 }: CueShape = {}): Cue[] {
  const cues: Cue[] = [];
  let last = -1;
  for (const span of spans) {
    const { turn } = span;
    const units = unitsOf(span);
    const changesSpeaker = cues.at(-1)?.speaker !== turn.speaker;
    for (let from = 0; from < units.length;) {
      const changes = from === 0 && changesSpeaker;
      const frame = { lineLength, indent: lead(turn.speaker, changes) };
      const to = findCut(units, from, frame);
      const said = units.slice(from, to);
      last = Math.max(Math.round(said[0]!.start * 1000), last + 1);
      cues.push({
        speaker: turn.speaker,
        start: last,
        end: Math.max(Math.round(said.at(-1)!.end * 1000), last + minCueMs),
        lines: breakLines(said, frame),
        text: joinUnits(said),
        changesSpeaker: changes,
      });
      from = to;
    }
  }
  return cues.map((cue, index) => ({ ...cue, end: Math.min(cue.end, cues[index + 1]?.start ?? Infinity) }));
}

interface Frame {
  readonly lineLength: number;
  readonly indent: number;
}

/** Behind the last unit of the caption that begins with unit `from`. */
function findCut(units: readonly CaptionUnit[], from: number, frame: Frame): number {
  let full = from + 1;
  while (full < units.length && fill(units.slice(from, full + 1), frame).length <= 2) full++;
  if (full === units.length) return full;
  const least = from + Math.max(1, Math.ceil((full - from) * leastFull));
  for (let to = full; to >= least; to--) if (endsSentence(units[to - 1]!.text)) return to;
  for (let to = full; to >= least; to--) if (/[,;:–—、，；：][”’"'」』）)]*$/.test(units[to - 1]!.text)) return to;
  return full;
}

/** Lines filled one after the other; a word that is longer than a line has one of its own. */
function fill(units: readonly CaptionUnit[], { lineLength, indent }: Frame): string[] {
  const lines: string[] = indent > 0 && indent + widthOf(units[0]!.text) > lineLength ? [''] : [];
  for (const unit of units) {
    const open = lines.at(-1);
    const longer = `${open ?? ''}${unit.isJoined ? '' : ' '}${unit.text}`;
    const room = lineLength - (lines.length === 1 ? indent : 0);
    if (open !== undefined && open !== '' && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(unit.text);
  }
  return lines;
}

/** Two lines of about the same length, broken behind a comma or full stop where one is near. */
function breakLines(units: readonly CaptionUnit[], frame: Frame): string[] {
  const filled = fill(units, frame);
  if (filled.length < 2 || filled[0] === '') return filled;
  let best: { readonly lines: string[]; readonly cost: number } | null = null;
  for (let at = 1; at < units.length; at++) {
    const lines = [joinUnits(units.slice(0, at)), joinUnits(units.slice(at))];
    const lengths = [widthOf(lines[0]!) + frame.indent, widthOf(lines[1]!)];
    if (lengths.some((length) => length > frame.lineLength)) continue;
    const cost = Math.abs(lengths[0]! - lengths[1]!) - (/[,.;:!?–—。！？、，；：]$/.test(units[at - 1]!.text) ? 12 : 0);
    if (best === null || cost < best.cost) best = { lines, cost };
  }
  return best?.lines ?? filled;
}
