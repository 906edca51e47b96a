import type { Episode, Turn } from '../episode/model/episode.ts';
import { perEpisode } from '../episode/model/per-episode.ts';

/**
 * By which a turn is found again after edits elsewhere, a renamed label, another order, and edits of its own words.
 * The words themselves are not in it, so a name taken out of an episode is out of its anchors too.
 */
export interface TurnAnchor {
  /** Position among the turns, from 0, when the anchor was taken: decides between turns that are otherwise alike. */
  readonly index: number;
  /** Digests of the words of the turn before, of the turn itself, and of the turn after; empty where there is none. */
  readonly before: string;
  readonly own: string;
  readonly after: string;
}

/** @param index position among the turns, from 0; must be one of them */
export function anchorTurn(episode: Episode, index: number): TurnAnchor {
  const { digests } = digestsOf(episode);
  return { index, before: digests[index - 1] ?? '', own: digests[index]!, after: digests[index + 1] ?? '' };
}

/** The index of the turn that an anchor means; null where it is gone. */
export function findTurn(episode: Episode, anchor: TurnAnchor): number | null {
  const place = placeOf(episode, anchor);
  return place === null || place.isGone ? null : place.index;
}

/**
 * Where the turn that an anchor means stands. Where several have its words, the one with its neighbours; where none
 * has, because its words were edited, the one beside its neighbours. `isGone`: it was taken out from in front of the
 * turn `index`. Null where neither it nor its neighbours are to be found.
 */
export function placeOf(
  episode: Episode,
  anchor: TurnAnchor,
): { readonly index: number; readonly isGone: boolean } | null {
  const { digests, places } = digestsOf(episode);
  const at = (index: number) => digests[index] ?? '';
  const neighbours = (index: number) =>
    (at(index - 1) === anchor.before ? 1 : 0) + (at(index + 1) === anchor.after ? 1 : 0);
  const nearest = (candidates: readonly number[]): number | null => {
    let best: number | null = null;
    for (const index of candidates) {
      if (best === null) best = index;
      else {
        const gain = neighbours(index) - neighbours(best);
        if (gain > 0 || (gain === 0 && Math.abs(index - anchor.index) < Math.abs(best - anchor.index))) best = index;
      }
    }
    return best;
  };
  const same = places.get(anchor.own);
  if (same !== undefined) return { index: nearest(same)!, isGone: false };
  const behind = anchor.before === '' ? [0] : (places.get(anchor.before) ?? []).map((index) => index + 1);
  const ahead = anchor.after === '' ? [digests.length - 1] : (places.get(anchor.after) ?? []).map((index) => index - 1);
  // Its neighbours now stand side by side.
  const gap = nearest(behind.filter((index) => at(index) === anchor.after && at(index - 1) === anchor.before));
  if (gap !== null) return { index: gap, isGone: true };
  const index = nearest([...behind, ...ahead].filter((candidate) => candidate >= 0 && candidate < digests.length));
  return index === null ? null : { index, isGone: false };
}

/** The digest of each turn’s words, as many as there are turns. */
export function digestTurns(episode: Episode): readonly string[] {
  return digestsOf(episode).digests;
}

const digestsOf = perEpisode(({ text, turns }: Episode) => {
  const digests = turns.map((turn) => digest(wordsOf(text, turn)));
  const places = new Map<string, number[]>();
  digests.forEach((own, index) => {
    const known = places.get(own);
    if (known === undefined) places.set(own, [index]);
    else known.push(index);
  });
  return { digests, places };
});

/** Punctuation, capitals, white space, breaks of paragraphs, the label and the turn's time make no difference. */
function wordsOf(text: string, { paragraphs, time }: Turn): string {
  return paragraphs
    .map(({ from, to }) =>
      time !== null && time.range.from >= from && time.range.to <= to
        ? text.slice(from, time.range.from) + text.slice(time.range.to, to)
        : text.slice(from, to),
    )
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** FNV-1a over UTF-16 units, in 32 bits: turns that share a digest by chance are told apart by their neighbours. */
function digest(words: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
