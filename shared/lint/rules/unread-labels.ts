import { unassignedLabel, type Episode, type HouseStyle } from '../../episode/model/episode.ts';
import { parseEpisode } from '../../episode/parse-episode.ts';
import { houseTurnForm, turnFormOf } from '../../operations/turn-form.ts';
import { countOf } from '../../text/count-of.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { findUnreadLines, readWithoutStyle, type UnreadLines } from '../facts/unread-lines.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';
import type { Finding, Fix, Rule } from '../model/problem.ts';

/** How many line numbers a message names. */
const maxNamed = 4;

/** A body that looks like a transcript of which not every turn is read: whoever publishes it would give words to the wrong person, or to nobody. */
export const unreadLabels: Rule = {
  id: 'unread-labels',
  severity: 'error',
  check(episode, { config: { houseStyle } }) {
    const otherwise = readWithoutStyle(episode, houseStyle);
    if (otherwise !== null) {
      const { label } = otherwise.turns[0]!;
      const sample = quoted(otherwise.text.slice(label.fullRange.from, label.fullRange.to).trim());
      return [
        finding(
          label.range,
          `Nothing here is read in the house style ${houseStyle}, which is asked for. Without it, ${countOf(otherwise.turns.length, 'turn')} would be, the first one by ${sample}.`,
        ),
      ];
    }
    const unread = findUnreadLines(episode);
    return unread === null ? [] : [describe(episode, unread, houseStyle)];
  },
};

function describe(episode: Episode, unread: UnreadLines, houseStyle: HouseStyle | undefined): Finding {
  const { kind, lines } = unread;
  const [first] = lines;
  const { text } = episode;
  const range = { from: first!.from, to: Math.max(first!.opening.to, first!.from + 1) };
  const sample = quoted(text.slice(range.from, range.to).trim());
  const where = `line${lines.length === 1 ? '' : 's'} ${lines
    .slice(0, maxNamed)
    .map(({ line }) => line)
    .join(', ')}${lines.length > maxNamed ? ` and ${lines.length - maxNamed} more` : ''}`;
  const message = {
    times: `${countOf(lines.length, 'line')} begin with a time, and no speaker is read in them (${where}).`,
    names: `${countOf(lines.length, 'line')} open like turns, as ${sample} does, and are not read as turns (${where}).`,
    dashes: `${countOf(lines.length, 'line')} begin with a mark, as ${sample} does, and no speaker is read in them (${where}).`,
    bold: `${countOf(lines.length, 'paragraph')} in bold name no speaker, as a question does, and count as words of the turn above (${where}).`,
  }[kind];
  return finding(range, message, rewrite(episode, unread, houseStyle));
}

/** Writes the labels so that they are read; none where even that would not do. */
function rewrite(episode: Episode, { kind, lines }: UnreadLines, houseStyle: HouseStyle | undefined): Fix[] {
  const { text, turns } = episode;
  const { before, after } =
    turns.length > 0
      ? turnFormOf(episode)
      : houseTurnForm(
          houseStyle === undefined || (houseStyle === 'initials' && kind !== 'times') ? 'name-colon' : houseStyle,
        );
  const edits = lines.map(({ name, from, opening }): TextEdit => {
    if (kind === 'bold') return { from, to: from, insert: before + unassignedLabel + after };
    if (kind !== 'names')
      return { from: opening.to, to: opening.to, insert: before + unassignedLabel + after.trimEnd() + ' ' };
    const isHeading = text[from] === '#' && opening.from === from;
    if (isHeading)
      return {
        ...opening,
        insert: `${text
          .slice(from, opening.to)
          .replace(/^#+\s+/, '')
          .trimEnd()}:`,
      };
    const words = text.slice(opening.to).search(/\S/);
    return {
      from: opening.from,
      to: opening.to + Math.max(0, text.startsWith('\n', opening.to) ? 0 : words),
      insert: before + name! + after,
    };
  });
  const read = new Set(parseEpisode(applyEdits(text, edits), { houseStyle }).turns.map(({ line }) => line));
  if (!lines.every(({ line }) => read.has(line))) return [];
  const [first] = lines;
  return kind !== 'names'
    ? [
        suggestion(
          `Read each as a turn of nobody yet (${quoted(before + unassignedLabel + after.trimEnd())})`,
          ...edits,
        ),
      ]
    : [
        suggestion(
          `Read each as a turn: write ${quoted(`${before}${first!.name!}${after.trimEnd()}`)} and so on`,
          ...edits,
        ),
      ];
}
