import type { Episode } from '../episode/model/episode.ts';
import { readIntroduction } from '../episode/people/speakers.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Relabel } from './relabel.ts';
import { renameLabel } from './rename-label.ts';

/**
 * Gives a person another name wherever the episode says who speaks: legend, `speakers` field, labels that are the name
 * or introduce initials with it. With `lines`, only labels of turns that begin there. Words are never changed.
 */
export function renameName(episode: Episode, { from, to, lines }: Relabel): TextEdit[] {
  if (from === to) return [];
  const within = (line: number): boolean => lines === undefined || (line >= lines.first && line <= lines.last);
  const introduced = episode.turns.flatMap(({ label, line }) => {
    if (!within(line) || readIntroduction(label.text)?.name !== from) return [];
    return [{ from: label.range.from, to: label.range.from + from.length, insert: to }];
  });
  const declared =
    lines === undefined
      ? episode.legend.filter(({ name }) => name === from).map(({ nameRange }) => ({ ...nameRange, insert: to }))
      : [];
  return [...renameLabel(episode, { from, to, ...(lines ? { lines } : {}) }), ...declared, ...introduced];
}
