import type { Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { reassignTurns } from './reassign-turns.ts';

/** Lets two speakers take turns over the turns `first` to `last` (indexes, both inclusive); `labels[0]` begins. */
export function alternateSpeakers(
  episode: Episode,
  { first, last }: { readonly first: number; readonly last: number },
  labels: readonly [string, string],
): TextEdit[] {
  return episode.turns
    .slice(Math.max(0, first), last + 1)
    .flatMap(({ index }, position) => reassignTurns(episode, [index], labels[position % 2]!));
}
