import { printClock, type ClockForm } from '../text/clock.ts';
import type { Episode } from '../episode/model/episode.ts';
import { printLabel } from './print-label.ts';
import { houseTimedForm, printTimedLabel, timedFormOf } from './timed-form.ts';
import { turnFormOf } from './turn-form.ts';

/** How the episode writes times: as its turns have them, else with hours. */
export function clockFormOf(episode: Episode): ClockForm {
  return timedFormOf(episode)?.clock ?? 'hh:mm:ss';
}

/**
 * What stands in front of a new turn's words.
 * @param seconds the recording's time, written where the episode's turns have times; null without a recording
 */
export function printTurnOpening(episode: Episode, label: string, seconds: number | null): string {
  const timed =
    timedFormOf(episode) ??
    (episode.turns.every(({ words }) => words === 0) && episode.houseStyle !== null
      ? houseTimedForm(episode.houseStyle)
      : null);
  return timed !== null && seconds !== null ? printTimedLabel(timed, label, seconds) : printLabel(episode, label);
}

/** `[inaudible 00:12:33]`, without the time where there is no recording. */
export function printMark(episode: Episode, mark: string, seconds: number | null): string {
  return seconds === null ? `[${mark}]` : `[${mark} ${printClock(seconds, clockFormOf(episode))}]`;
}

/** Whether a turn that waits for its words stands at an offset behind a label, or is the last thing above its empty line. */
export function isInEmptyTurn({ text, blocks }: Episode, offset: number): boolean {
  const block = blocks.findLast(({ range }) => range.from < offset);
  // A turn of several lines without a paragraph is code.
  if (block?.kind !== 'turn' || block.paragraphs.length > 0 || block.endLine > block.line) return false;
  return offset >= block.label.range.to && text.slice(block.range.to, offset).trim() === '';
}

/**
 * Opens a turn on the empty line that follows another one, or the legend. Null where the line is not empty, or where no
 * turn belongs: Enter is then a line break like any other.
 * @param offset on the empty line
 */
export function beginTurn(
  episode: Episode,
  offset: number,
  opening: string,
): { readonly from: number; readonly to: number; readonly insert: string } | null {
  const { text, blocks } = episode;
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const to = end < 0 ? text.length : end;
  if (from === 0 || text.slice(from, to).trim() !== '') return null;
  const above = blocks.findLast((block) => block.range.from < from);
  if (above === undefined || (above.kind !== 'turn' && above.kind !== 'legend')) return null;
  if (episode.fences.some((fence) => from >= fence.from && from < fence.to)) return null;
  const apart = above.kind === 'legend' || turnFormOf(episode).between === '\n\n';
  const isApart = from < 2 || text[from - 2] === '\n';
  return { from, to, insert: `${apart && !isApart ? '\n' : ''}${opening}` };
}
