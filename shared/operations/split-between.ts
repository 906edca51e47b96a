import type { Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { reassignTurns } from './reassign-turns.ts';
import { splitTurn } from './split-turn.ts';

/** A turn that two people share: by its index, where the second begins, and who they are. */
export interface SharedTurn {
  readonly turn: number;
  /** Of the first word of the second part. */
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** Splits a turn as `splitTurn` does, and gives each part to its label. No edits where there is nothing to split. */
export function splitBetween(episode: Episode, { turn, offset, before, after }: SharedTurn): TextEdit[] {
  const first = episode.turns[turn]?.paragraphs[0];
  const split = splitTurn(episode, offset, after);
  // At its first word the whole turn would be given away.
  if (first === undefined || split.length === 0 || split[0]!.from <= first.from) return [];
  return [...reassignTurns(episode, [turn], before), ...split];
}
