import type { Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Gives single turns, by their indexes, to `label`. Replaces the labels' own characters and nothing around them. */
export function reassignTurns(episode: Episode, turns: readonly number[], label: string): TextEdit[] {
  return [...new Set(turns)].flatMap((index) => {
    const turn = episode.turns[index];
    return turn === undefined || turn.label.text === label ? [] : [{ ...turn.label.range, insert: label }];
  });
}
