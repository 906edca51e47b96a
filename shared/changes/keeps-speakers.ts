import type { Episode } from '../episode/model/episode.ts';
import { parseEpisode, styleOf } from '../episode/parse-episode.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';

/**
 * Whether the episode reads as before once the edits are made: the same turns, narration and headings in the same
 * order, the turns with the same labels.
 * @param renamed what a label is to be called afterwards
 */
export function keepsSpeakers(
  episode: Episode,
  edits: readonly TextEdit[],
  renamed: (label: string) => string = (label) => label,
): boolean {
  const after = parseEpisode(applyEdits(episode.text, edits), styleOf(episode));
  return shapeOf(after, (label) => label) === shapeOf(episode, renamed);
}

function shapeOf({ blocks }: Episode, rename: (label: string) => string): string {
  return blocks.map((block) => (block.kind === 'turn' ? `turn ${rename(block.label.text)}` : block.kind)).join('\n');
}
