import { perEpisode } from './per-episode.ts';
import { rangeAt } from '../../text/ranges.ts';
import type { TextRange } from '../../text/text-edit.ts';
import type { Episode, Timestamp } from './episode.ts';
import { itemsTouching, partsOf, rangeOf, type EpisodeParts } from './episode-parts.ts';
import { readTime } from './times.ts';

/** `[12:33]`, `(00:12:33)`, `\[04:11\]`, and a note that ends with a time: `[inaudible 00:12:33]`. */
const bracketed = /\[[^[\]\n]{0,60}?(?=\d{1,3}:\d{2})|\((?=\d{1,3}:\d{2})/g;
const closing = /^\s*\\*[\])]/;

/** Every time written in the body, in order: those of turns, and those in brackets. Times that people speak of are none. */
export const timesOf = perEpisode((episode: Episode): Timestamp[] =>
  findTimes(partsOf(episode), { from: episode.frontMatter.range.to, to: episode.text.length }),
);

/** Those of `timesOf` that stand in a stretch of whole lines of the body. */
export function timesIn(episode: Episode, stretch: TextRange): Timestamp[] {
  return findTimes(partsOf(episode), stretch);
}

function findTimes({ turns, fences, slice }: EpisodeParts, stretch: TextRange): Timestamp[] {
  const { from, to } = stretch;
  const found = new Map<number, Timestamp>();
  for (const { time } of itemsTouching(turns, rangeOf, stretch))
    if (time !== null && time.range.from >= from && time.range.to <= to) found.set(time.range.from, time);
  const code = itemsTouching(fences, (range) => range, stretch);
  // The bracket that closes may stand behind a line end.
  const text = slice(from, to + 8);
  bracketed.lastIndex = 0;
  for (let match = bracketed.exec(text); match !== null; match = bracketed.exec(text)) {
    const time = readTime(text, bracketed.lastIndex);
    if (time === null || from + time.range.to > to || !closing.test(text.slice(time.range.to, time.range.to + 8)))
      continue;
    const range = { from: from + time.range.from, to: from + time.range.to };
    if (rangeAt(code, range.from) === null) found.set(range.from, { ...time, range });
  }
  return [...found.values()].sort((a, b) => a.range.from - b.range.from);
}
