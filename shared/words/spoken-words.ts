import type { Episode } from '../episode/model/episode.ts';
import { itemsTouching, partsOf, rangeOf } from '../episode/model/episode-parts.ts';
import type { TextRange } from '../text/text-edit.ts';

export interface WordRange extends TextRange {
  /** As a dictionary has it: with a straight apostrophe. */
  readonly word: string;
}

const wordPattern = /\p{L}(?:[\p{L}\p{M}'’]*[\p{L}\p{M}])?/gu;

/** Addresses, and words with digits or underscores in them: nothing that a dictionary knows. */
const noWords = /\S*(?:@|:\/\/|\bwww\.)\S*|[\p{L}\p{M}]*[\p{N}_][\p{L}\p{M}\p{N}_]*/gu;

/** The words of what is said and narrated in a stretch of the text, in order; none of labels, marks, addresses and code. */
export function spokenWords(episode: Episode, stretch: TextRange): WordRange[] {
  const { blocks, marks, fences, slice } = partsOf(episode);
  const words: WordRange[] = [];
  for (const block of itemsTouching(blocks, rangeOf, stretch)) {
    if (block.kind !== 'turn' && block.kind !== 'narration') continue;
    for (const { from, to } of block.kind === 'turn' ? block.paragraphs : [block.range]) {
      if (to <= stretch.from || from >= stretch.to) continue;
      const paragraph = slice(from, to).replace(noWords, (none) => ' '.repeat(none.length));
      for (const match of paragraph.matchAll(wordPattern)) {
        const range = { from: from + match.index, to: from + match.index + match[0].length };
        if (range.to > stretch.from && range.from < stretch.to)
          words.push({ ...range, word: match[0].replaceAll('’', "'") });
      }
    }
  }
  const left = [
    ...itemsTouching(marks, rangeOf, stretch).map(rangeOf),
    ...itemsTouching(fences, (range) => range, stretch),
  ];
  return left.length === 0
    ? words
    : words.filter((word) => !left.some((range) => word.from < range.to && word.to > range.from));
}
