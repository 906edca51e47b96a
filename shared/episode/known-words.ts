import type { Episode, Turn } from './model.ts';

/** The one change between an episode as it was and a text: `[from, to)` of the old one was replaced by `inserted` units. */
export interface ChangeSince {
  readonly episode: Episode;
  readonly from: number;
  readonly to: number;
  readonly inserted: number;
}

/**
 * Counts words of turns, in order, without counting again those that the change did not touch: that is most of what a
 * parse of a long episode takes. A turn that stands where it stood, or where the change has moved it to, has the same words.
 */
export class KnownWords {
  readonly #turns: readonly Turn[];
  readonly #from: number;
  readonly #to: number;
  readonly #shift: number;
  #next = 0;

  constructor(since: ChangeSince | null) {
    this.#turns = since?.episode.turns ?? [];
    this.#from = since?.from ?? 0;
    this.#to = since?.to ?? 0;
    this.#shift = since === null ? 0 : since.inserted - (since.to - since.from);
  }

  /** Null where they must be counted. Asked for with ranges in ascending order. */
  of(from: number, to: number, wordsFrom: number): number | null {
    for (; this.#next < this.#turns.length; this.#next++) {
      const { range, label, words } = this.#turns[this.#next]!;
      const isBefore = range.to < this.#from;
      if (!isBefore && range.from <= this.#to) continue;
      const shift = isBefore ? 0 : this.#shift;
      if (range.from + shift > from) return null;
      if (range.from + shift === from) return range.to + shift === to && label.fullRange.to + shift === wordsFrom ? words : null;
    }
    return null;
  }
}
