import type { Episode } from '../episode/model/episode.ts';
import { readIntroduction } from '../episode/people/speakers.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { relabel, type Relabel } from './relabel.ts';
import { changeSpeakersField } from './speakers-field.ts';

/**
 * Gives a label another spelling: in its turns, in the legend, in the front matter's `speakers` where labels are names,
 * and in a label that introduces it (`Adam Jonas (AJ)`). With `lines`, only in turns that begin there.
 */
export function renameLabel(episode: Episode, { from, to, lines }: Relabel): TextEdit[] {
  if (from === to) return [];
  if (lines !== undefined) return relabel(episode, { from, to, lines });
  const declared = episode.legend
    .filter(({ label }) => label === from)
    .map(({ labelRange }) => ({ ...labelRange, insert: to }));
  const introduced = episode.turns.flatMap(({ label }) => {
    if (readIntroduction(label.text)?.short !== from) return [];
    const end = label.range.to - 1;
    return [{ from: end - from.length, to: end, insert: to }];
  });
  const listed = changeSpeakersField(episode, (names) => names.map((name) => (name === from ? to : name)));
  return [...listed, ...declared, ...introduced, ...relabel(episode, { from, to })];
}
