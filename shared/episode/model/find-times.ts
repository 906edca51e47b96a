import { perEpisode } from './per-episode.ts';
import { rangeAt } from '../../text/ranges.ts';
import type { Episode, Timestamp } from './episode.ts';
import { readTime } from './times.ts';

/** `[12:33]`, `(00:12:33)`, `\[04:11\]`, and a note that ends with a time: `[inaudible 00:12:33]`. */
const bracketed = /\[[^[\]\n]{0,60}?(?=\d{1,3}:\d{2})|\((?=\d{1,3}:\d{2})/g;
const closing = /^\s*\\*[\])]/;

/** Every time written in the body, in order: those of turns, and those in brackets. Times that people speak of are none. */
export const timesOf = perEpisode((episode: Episode): Timestamp[] => {
  const { text, frontMatter, turns, fences } = episode;
  const found = new Map<number, Timestamp>();
  for (const { time } of turns) if (time !== null) found.set(time.range.from, time);
  bracketed.lastIndex = frontMatter.range.to;
  for (let match = bracketed.exec(text); match !== null; match = bracketed.exec(text)) {
    const time = readTime(text, bracketed.lastIndex);
    if (
      time !== null &&
      closing.test(text.slice(time.range.to, time.range.to + 8)) &&
      rangeAt(fences, time.range.from) === null
    )
      found.set(time.range.from, time);
  }
  return [...found.values()].sort((a, b) => a.range.from - b.range.from);
});
