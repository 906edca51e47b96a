import type { Episode, Turn } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A paragraph of running text: of a turn, without its label, or of narration. */
export interface Paragraph extends TextRange {
  readonly turn: Turn | null;
  /** Whether a label stands in front of it on its first line. */
  readonly labelled: boolean;
}

/** All running text of an episode, in order; headings, markers, legend and code are left out. */
export const paragraphsOf = perEpisode((episode: Episode): Paragraph[] => {
  const paragraphs: Paragraph[] = [];
  for (const block of episode.blocks) {
    if (block.kind === 'narration')
      paragraphs.push({ from: block.range.from, to: block.range.to, turn: null, labelled: false });
    if (block.kind !== 'turn') continue;
    for (const { from, to } of block.paragraphs) {
      paragraphs.push({ from, to, turn: block, labelled: from === block.label.fullRange.to });
    }
  }
  return paragraphs;
});

/** Whether hardly a paragraph goes without a label, so that one that opens like a label probably means one. */
export const isEveryParagraphLabelled = perEpisode((episode: Episode): boolean => {
  const unlabelled = paragraphsOf(episode).reduce((count, { labelled }) => count + (labelled ? 0 : 1), 0);
  return unlabelled <= 1 + episode.turns.length * 0.03;
});
