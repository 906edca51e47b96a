import { rankDoubts } from '../../shared/doubts/find-doubts.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import type { Episodes } from './episodes.ts';
import { say, time } from './measure.ts';
import { fewestTurns, plantWrongSpeakers, wrongShare, type WrongSpeakers } from './plant-speakers.ts';
import { rankByWords } from './word-counts.ts';

/** How many turns an editor would look at. */
const looked = 20;

interface Score {
  /** Wrong turns among those looked at, of all (of twenty, where there are more). */
  readonly recall: number;
  /** Wrong turns among those looked at, of those looked at. */
  readonly precision: number;
}

interface Measured {
  readonly doubts: Score;
  readonly words: Score;
  readonly chance: Score;
}

/**
 * Gives turns of real episodes to another of their speakers and looks whether the twenty most doubtful turns hold them;
 * beside that what counting words finds, and what chance would.
 */
export function measureDoubts({ files }: Episodes, seed: number): void {
  const groups = new Map<string, Measured[]>();
  let ms = 0;
  let length = 0;
  for (const { path, episode, wrong } of plantWrongSpeakers(files, seed)) {
    const ranked = time(() => rankDoubts(episode).map(({ turn }) => turn));
    ms += ranked.ms;
    length += episode.text.length;
    const found = (Math.min(looked, episode.turns.length) * wrong.size) / episode.turns.length;
    const measured: Measured = {
      doubts: scoreOf(ranked.value, wrong),
      words: scoreOf(rankByWords(episode), wrong),
      chance: {
        recall: found / Math.min(looked, wrong.size),
        precision: found / Math.min(looked, episode.turns.length),
      },
    };
    for (const group of groupsOf(path, episode)) groups.set(group, [...(groups.get(group) ?? []), measured]);
  }
  const all = groups.get(everything) ?? [];
  say(
    `\nDoubtful attributions: ${wrongShare * 100}% of the turns given to another speaker, seed ${seed}; of the ${looked} most doubtful turns`,
  );
  if (all.length === 0) {
    say(`  no episode here has two speakers and ${fewestTurns} turns`);
    return;
  }
  say(`  ${''.padEnd(36)}episodes   recall   precision   words alone   chance`);
  for (const [group, measured] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
    say(`  ${group.padEnd(36)}${describe(measured)}`);
  say(`  ${(length / 1e3 / ms).toFixed(1)} MB/s`);
}

const everything = 'all episodes';

function groupsOf(path: string, { turns }: Episode): string[] {
  const speakers = new Set(turns.map(({ label }) => label.text)).size;
  const long = turns.length >= 100 ? ['episodes of 100 turns and more'] : [];
  return [
    everything,
    ...long,
    speakers < 5 ? `${speakers} speakers` : '5 speakers and more',
    `in ${path.split('/').slice(0, -1).join('/') || 'the folder itself'}`,
  ];
}

function describe(measured: readonly Measured[]): string {
  const mean = (pick: (one: Measured) => number) =>
    `${((100 * measured.reduce((sum, one) => sum + pick(one), 0)) / measured.length).toFixed(0)}%`;
  const cells = [
    mean(({ doubts }) => doubts.recall),
    mean(({ doubts }) => doubts.precision),
    mean(({ words }) => words.recall),
    mean(({ chance }) => chance.recall),
  ];
  return `${String(measured.length).padStart(8)}${cells.map((cell, index) => cell.padStart([9, 12, 14, 9][index]!)).join('')}`;
}

function scoreOf(ranked: readonly number[], wrong: WrongSpeakers['wrong']): Score {
  const shown = ranked.slice(0, looked);
  const found = shown.filter((turn) => wrong.has(turn)).length;
  return { recall: found / Math.min(looked, wrong.size), precision: shown.length === 0 ? 0 : found / shown.length };
}
