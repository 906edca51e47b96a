import type { Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** A label that is changed wherever it leads a turn. */
export interface Relabel {
  readonly from: string;
  readonly to: string;
  /** First and last line, from 1, both inclusive: only turns that begin there. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/** Gives the turns of one label to another. Replaces the labels' own characters and nothing around them. */
export function relabel(episode: Episode, { from, to, lines }: Relabel): TextEdit[] {
  if (from === to) return [];
  return episode.turns
    .filter((turn) => turn.label.text === from && (!lines || (turn.line >= lines.first && turn.line <= lines.last)))
    .map((turn) => ({ ...turn.label.range, insert: to }));
}
