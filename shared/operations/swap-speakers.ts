import type { Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { relabel, type Relabel } from './relabel.ts';

/** Gives the turns of each of two labels to the other, everywhere or in a range of lines. */
export function swapSpeakers(episode: Episode, a: string, b: string, lines?: Relabel['lines']): TextEdit[] {
  const range = lines ? { lines } : {};
  return [...relabel(episode, { from: a, to: b, ...range }), ...relabel(episode, { from: b, to: a, ...range })];
}
