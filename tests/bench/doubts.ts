import { rankDoubts } from '../../shared/doubts/find-doubts.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import type { Episode } from '../../shared/episode/model.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';
import type { Episodes } from './episodes.ts';
import { say } from './measure.ts';
import { rankByWords } from './word-counts.ts';

/** Share of the turns that get another of the episode's speakers. */
const wrongShare = 0.05;
/** How many turns an editor would look at. */
const looked = 20;
/** An episode with fewer turns would be read through. */
const fewestTurns = 20;
/** More episodes than these say nothing new. */
const mostEpisodes = 200;

interface Score {
  /** Wrong turns among those looked at, of all (of twenty, where there are more). */
  readonly recall: number;
  /** Wrong turns among those looked at, of those looked at. */
  readonly precision: number;
}

/**
 * Gives turns of real episodes to another of their speakers and looks whether the twenty most doubtful turns hold them;
 * beside that what counting words finds, and what chance would.
 */
export function measureDoubts({ files }: Episodes, seed: number): void {
  const random = seededRandom(seed);
  const scores = { doubts: [] as Score[], words: [] as Score[], chance: [] as Score[] };
  for (const { text } of files) {
    const planted = plantErrors(text, random);
    if (planted === null) continue;
    const { episode, wrong } = planted;
    const byScore = rankDoubts(episode).map(({ turn }) => turn);
    scores.doubts.push(scoreOf(byScore, wrong));
    scores.words.push(scoreOf(rankByWords(episode), wrong));
    const found = (Math.min(looked, episode.turns.length) * wrong.size) / episode.turns.length;
    scores.chance.push({ recall: found / Math.min(looked, wrong.size), precision: found / Math.min(looked, episode.turns.length) });
    if (scores.doubts.length === mostEpisodes) break;
  }
  say(`\nDoubtful attributions: ${scores.doubts.length} episodes, ${wrongShare * 100}% of the turns given to another speaker, seed ${seed}`);
  if (scores.doubts.length === 0) {
    say(`  no episode here has two speakers and ${fewestTurns} turns`);
    return;
  }
  for (const [name, all] of [['doubtful turns', scores.doubts], ['word counts alone', scores.words], ['chance', scores.chance]] as const) {
    const mean = (pick: (score: Score) => number) => `${((100 * all.reduce((sum, score) => sum + pick(score), 0)) / all.length).toFixed(0)}%`;
    say(`  ${name.padEnd(44)}recall@${looked} ${mean(({ recall }) => recall).padStart(4)}   precision@${looked} ${mean(({ precision }) => precision).padStart(4)}`);
  }
}

/** The episode with some turns relabelled, and which; null where it has too few turns or speakers. */
function plantErrors(text: string, random: () => number): { readonly episode: Episode; readonly wrong: ReadonlySet<number> } | null {
  const { turns } = parseEpisode(text);
  const labels = [...new Set(turns.map(({ label }) => label.text))];
  if (turns.length < fewestTurns || labels.length < 2) return null;
  const wrong = new Set<number>();
  while (wrong.size < Math.max(1, Math.round(turns.length * wrongShare))) wrong.add(Math.floor(random() * turns.length));
  const edits = [...wrong].map((index) => {
    const { label } = turns[index]!;
    const others = labels.filter((other) => other !== label.text);
    return { ...label.range, insert: others[Math.floor(random() * others.length)]! };
  });
  const episode = parseEpisode(applyEdits(text, edits));
  // A file in which the change is read otherwise would measure the parser.
  return episode.turns.length === turns.length ? { episode, wrong } : null;
}

function scoreOf(ranked: readonly number[], wrong: ReadonlySet<number>): Score {
  const shown = ranked.slice(0, looked);
  const found = shown.filter((turn) => wrong.has(turn)).length;
  return { recall: found / Math.min(looked, wrong.size), precision: shown.length === 0 ? 0 : found / shown.length };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
