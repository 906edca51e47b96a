import type { Episode } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';
import type { EpisodeFile } from './episodes.ts';

/** Share of the turns that get another of the episode's speakers. */
export const wrongShare = 0.05;
/** An episode with fewer turns would be read through. */
export const fewestTurns = 20;

export interface WrongSpeakers {
  readonly path: string;
  readonly episode: Episode;
  /** Index of each wrong turn to the label that it should have. */
  readonly wrong: ReadonlyMap<number, string>;
}

/**
 * Episodes with some turns given to another of their speakers, the same for the same seed; those with too few turns or
 * speakers are left out, and those in which the change is read otherwise, which would measure the parser.
 */
export function plantWrongSpeakers(files: readonly EpisodeFile[], seed: number): WrongSpeakers[] {
  const random = seededRandom(seed);
  return files.flatMap(({ path, text }) => {
    const { turns } = parseEpisode(text, {});
    const labels = [...new Set(turns.map(({ label }) => label.text))];
    if (turns.length < fewestTurns || labels.length < 2) return [];
    const wrong = new Map<number, string>();
    while (wrong.size < Math.max(1, Math.round(turns.length * wrongShare))) {
      const turn = turns[Math.floor(random() * turns.length)]!;
      wrong.set(turn.index, turn.label.text);
    }
    const edits = [...wrong].map(([index, right]) => {
      const others = labels.filter((label) => label !== right);
      return { ...turns[index]!.label.range, insert: others[Math.floor(random() * others.length)]! };
    });
    const episode = parseEpisode(applyEdits(text, edits), {});
    return episode.turns.length === turns.length ? [{ path, episode, wrong }] : [];
  });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
