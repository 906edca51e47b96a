import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSound } from '../../electron/services/recording/read-sound.ts';
import { fitBackground, type Background } from '../../shared/voice/background.ts';
import { checkVoices, type TurnHeard } from '../../shared/voice/check-voices.ts';
import { FrameReader } from '../../shared/voice/frames.ts';
import { seededRandom } from '../helpers/synthetic-voices.ts';
import { say } from './measure.ts';

interface MockTurn extends TurnHeard {
  readonly end: number;
  readonly label: string;
  readonly text: string;
}

interface MockEpisode {
  readonly background: Background;
  readonly turns: readonly MockTurn[];
  /** The words of turns whose label is to be spoilt, and the label that they get. */
  readonly spoilt: ReadonlyMap<string, string>;
}

type Spoil = (episode: MockEpisode, random: () => number) => readonly MockTurn[];

const episodes = 24;
const swappedShare = 0.3;

const labels: Spoil = ({ turns, spoilt }) =>
  turns.map((turn) => ({ ...turn, label: spoilt.get(turn.text) ?? turn.label }));
const labelsAndTimes =
  (seconds: number): Spoil =>
  (episode, random) => {
    let last = 0;
    return labels(episode, random).map((turn) => ({
      ...turn,
      start: (last = Math.max(last, turn.start + (2 * random() - 1) * seconds)),
    }));
  };
const swapped: Spoil = ({ turns }) => {
  const [first, second] = new Set(turns.map(({ label }) => label));
  const from = Math.floor(turns.length * (1 - swappedShare));
  const other = (label: string) => (label === first ? second! : label === second ? first! : label);
  return turns.map((turn, index) => (index < from ? turn : { ...turn, label: other(turn.label) }));
};

const tables: readonly (readonly [string, Spoil])[] = [
  ['wrong labels', labels],
  ['last 30% swapped between two people', swapped],
  ['wrong labels, times off by up to 0.5 s', labelsAndTimes(0.5)],
  ['wrong labels, times off by up to 1 s', labelsAndTimes(1)],
];

/**
 * How many wrong labels are found by voice, and how much time goes to the right person after some is labelled, on mock
 * episodes that `make-episodes.mjs` cuts together from people reading; needs sox.
 * @param voices the folder with that script and the readers
 */
export async function measureVoices(voices: string, temporary: string, seed: number): Promise<void> {
  say();
  if (!existsSync(join(voices, 'make-episodes.mjs'))) return say('Voices: not measured, there are no recordings.');
  if (spawnSync('sox', ['--version']).error) return say('Voices: not measured, sox is not installed.');
  for (const room of [[], ['--same-room']]) {
    const folder = join(temporary, `voices${room.join('')}`);
    execFileSync(process.execPath, [
      join(voices, 'make-episodes.mjs'),
      join(voices, 'readers'),
      folder,
      '--episodes',
      String(episodes),
      '--seed',
      String(seed),
      ...room,
    ]);
    const before = process.cpuUsage().user;
    const read: MockEpisode[] = [];
    for (let number = 1; number <= episodes; number++) read.push(await readMock(folder, number));
    const hours = read.reduce((sum, { background }) => sum + background.frames.count / 360_000, 0);
    const cpu = (process.cpuUsage().user - before) / 1e6;
    say(
      `Voices, ${room.length === 0 ? 'a microphone each' : 'one room'}: ${(cpu / hours).toFixed(1)} CPU seconds an hour to read`,
    );
    for (const [name, spoil] of tables) say(`  ${name.padEnd(44)}${percent(shareFound(read, spoil))}`);
    for (const seconds of [15, 30])
      say(`  ${`right person after ${seconds} s each are labelled`.padEnd(44)}${percent(shareTaught(read, seconds))}`);
  }
}

async function readMock(folder: string, number: number): Promise<MockEpisode> {
  const name = `episode-${String(number).padStart(2, '0')}`;
  const reader = new FrameReader(60);
  await readSound(join(folder, `${name}.wav`), { begin: () => {}, take: (samples) => reader.add(samples) });
  const vtt = readFileSync(join(folder, `${name}.vtt`), 'utf8');
  const turns = [...vtt.matchAll(/(\S+) --> (\S+)\n<v ([^>]+)>(.*)/g)].map(([, start, end, label, text]): MockTurn => ({
    start: secondsOf(start!),
    end: secondsOf(end!),
    label: label!,
    text: text!,
    words: text!.split(' ').length,
  }));
  const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Record<
    string,
    { words: string; spoilt: string }[]
  >;
  return {
    background: fitBackground(reader.frames())!,
    turns,
    spoilt: new Map(answers[name]!.map(({ words, spoilt }) => [words, spoilt])),
  };
}

function secondsOf(clock: string): number {
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Of the wrong turns, how many are among the K most doubtful ones, K being how many are wrong. */
function shareFound(read: readonly MockEpisode[], spoil: Spoil): number {
  let found = 0;
  let all = 0;
  read.forEach((episode, index) => {
    const given = spoil(episode, seededRandom(index + 1));
    const isWrong = (turn: number) => given[turn]!.label !== episode.turns[turn]!.label;
    const wrong = given.filter((_, turn) => isWrong(turn)).length;
    const { voices, turns, alike } = checkVoices(episode.background, given);
    all += wrong;
    // Then nothing is told of any turn.
    if (alike) return;
    const doubtful = turns
      .map(({ probable }, turn) => ({ turn, right: probable?.[voices.indexOf(given[turn]!.label)] ?? 1 }))
      .sort((a, b) => a.right - b.right);
    found += doubtful.slice(0, wrong).filter(({ turn }) => isWrong(turn)).length;
  });
  return found / all;
}

/** Of the time of turns that nobody labelled, how much is suggested to the right person. */
function shareTaught(read: readonly MockEpisode[], seconds: number): number {
  let right = 0;
  let all = 0;
  read.forEach(({ turns, background }, index) => {
    const random = seededRandom(index + 1);
    const labelled = new Map<string, number>();
    const order = turns.map((turn) => ({ turn, key: random() })).sort((a, b) => a.key - b.key);
    const known = new Set<MockTurn>();
    for (const { turn } of order) {
      const before = labelled.get(turn.label) ?? 0;
      if (before >= seconds) continue;
      labelled.set(turn.label, before + turn.end - turn.start);
      known.add(turn);
    }
    const given = turns.map((turn) => (known.has(turn) ? turn : { ...turn, label: null }));
    const check = checkVoices(background, given);
    turns.forEach((turn, at) => {
      if (known.has(turn)) return;
      const { probable } = check.turns[at]!;
      all += turn.end - turn.start;
      const likeliest = probable === null ? undefined : check.voices[probable.indexOf(Math.max(...probable))];
      if (likeliest === turn.label) right += turn.end - turn.start;
    });
  });
  return right / all;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`.padStart(8);
}
