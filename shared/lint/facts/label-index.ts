import { isWordCharacter } from '../../episode/model/characters.ts';
import type { Episode } from '../../episode/model/episode.ts';
import { knownLabels } from './label-census.ts';
import { foldName } from '../../names/compare-names.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A known label found at some offset, in its own case or another. */
export interface LabelAt {
  readonly label: string;
  readonly to: number;
}

/** Finds known labels at an offset, whatever their case, at a cost that does not grow with the number of labels. */
export interface LabelIndex {
  /** The longest known label that starts at `from` and ends at the edge of a word before `limit`. */
  startingAt(text: string, from: number, limit: number): LabelAt | null;
  /** The known label, in its own case, whose last character is before `to`, and that a word starts with at `from` or later. */
  endingAt(text: string, from: number, to: number): { readonly label: string; readonly from: number } | null;
  has(label: string): boolean;
}

export const labelIndex = perEpisode((episode: Episode): LabelIndex => {
  const labels = knownLabels(episode).filter((label) => label !== '');
  const exact = new Set(labels);
  const byFolded = new Map(labels.map((label) => [foldName(label), label]));
  const firstWords = new Set(labels.map((label) => foldName(label.slice(0, firstWordLength(label, 0, label.length)))));
  const firstLetters = new Set([...firstWords].map((word) => word.charCodeAt(0)));
  const longest = labels.reduce((length, label) => Math.max(length, label.length), 0);
  const lengths = [...new Set(labels.map((label) => label.length))].sort((a, b) => b - a);

  return {
    has: (label) => exact.has(label),
    startingAt(text, from, limit) {
      const first = text.charCodeAt(from);
      // Most lines start with another letter than any label, and folding costs more than looking.
      if (first < 128 && !firstLetters.has(first >= 65 && first <= 90 ? first + 32 : first)) return null;
      const firstWordEnd = from + firstWordLength(text, from, Math.min(limit, from + longest));
      if (firstWordEnd === from || !firstWords.has(foldName(text.slice(from, firstWordEnd)))) return null;
      let found: LabelAt | null = null;
      const end = Math.min(limit, from + longest);
      for (let to = firstWordEnd; to <= end; to++) {
        if (to < limit && isWordCharacter(text.charCodeAt(to)) && isWordCharacter(text.charCodeAt(to - 1))) continue;
        const label = byFolded.get(foldName(text.slice(from, to)));
        if (label !== undefined && text.charCodeAt(to - 1) !== 32) found = { label, to };
      }
      return found;
    },
    endingAt(text, from, to) {
      for (const length of lengths) {
        const start = to - length;
        if (start < from || (start > 0 && isWordCharacter(text.charCodeAt(start - 1)))) continue;
        const label = text.slice(start, to);
        if (exact.has(label)) return { label, from: start };
      }
      return null;
    },
  };
});

function firstWordLength(text: string, from: number, limit: number): number {
  let to = from;
  while (to < limit && isWordCharacter(text.charCodeAt(to))) to++;
  return to - from;
}
