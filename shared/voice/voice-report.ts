import { unassignedLabel, type Episode, type Turn } from '../episode/model/episode.ts';
import { turnStarts } from '../episode/model/turn-starts.ts';
import { soundsAround } from '../lint/model/heard.ts';
import { clockTime } from '../text/clock.ts';
import { countOf } from '../text/count-of.ts';
import { checkVoices, secondsToDoubt, type TurnHeard, type VoiceCheck } from './check-voices.ts';
import { fitBackground, type Background } from './background.ts';
import { framesPerSecond, type VoiceFrames } from './frames.ts';
import { askForTurns, weighSuggestions } from './weigh-suggestions.ts';

/** What the voice says of a turn that has a label. */
export interface VoiceDoubt {
  /** The label that it sounds like rather than its own. */
  readonly likelier: string;
  /** How probable it is that somebody else than its label speaks, from 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

/** Whose turn an unassigned one is, by voice. */
export interface VoiceSuggestion {
  readonly turn: number;
  readonly label: string;
  /** From 0 to 1. */
  readonly score: number;
}

/** Turns in which two people seem to be swapped, the first and last included. */
export interface VoiceSwap {
  readonly from: number;
  readonly to: number;
  readonly labels: readonly [string, string];
}

/** Where a second voice seems to begin in a turn. */
export interface VoiceSplit {
  readonly turn: number;
  readonly seconds: number;
  /** Of the word in the text that the other voice begins with, as well as times tell. */
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

export interface VoiceReport {
  /** By turn; null where the voice says nothing. */
  readonly doubts: readonly (VoiceDoubt | null)[];
  readonly suggestions: readonly VoiceSuggestion[];
  readonly swaps: readonly VoiceSwap[];
  readonly splits: readonly VoiceSplit[];
  /** What could not be told, and why, in words. */
  readonly notes: readonly string[];
}

/** From here on a suggestion is sure enough to be taken with others at once. */
export const sureSuggestion = 0.95;

const minSwapped = 3;
const minSplitWords = 2;
/**
 * `VoiceFrames.brightness` of any other recording is above it: of people who read at most -4.9 where a telephone's band was
 * all there was, by whatever filter and codec, and -3.9 at least in an MP3 of 24 kbit/s.
 */
const telephoneBrightness = -4.5;
const mostCoarse = 0.25;
const maxWordsPerSecond = 7;
const minKnownShare = 0.5;
/** A sentence that ends so near to where the voice changes ends there. */
const sentenceReach = 2.5;

/**
 * What a recording tells of who speaks in an episode. Says why where it cannot tell, and never guesses.
 * @param sidecarTimes turn index to seconds
 * @param background what `fitBackground` makes of the frames, where it is known already
 * @param awaited names of people who were there and have no label yet
 */
export function reportVoices(
  episode: Episode,
  sidecarTimes: ReadonlyMap<number, number>,
  frames: VoiceFrames,
  {
    background = fitBackground(frames),
    awaited = [],
  }: { readonly background?: Background | null; readonly awaited?: readonly string[] } = {},
): VoiceReport {
  const silent = (...notes: readonly string[]): VoiceReport => ({
    doubts: episode.turns.map(() => null),
    suggestions: [],
    swaps: [],
    splits: [],
    notes,
  });
  const seconds = frames.count / framesPerSecond;
  const starts = startsToHear(episode, sidecarTimes, seconds);
  if (starts === null)
    return silent(
      'Most turns have no time, so there is no telling which sound is whose. Align the episode with timed captions first.',
    );
  const known = starts.map(({ exact }) => exact);
  let last = 0;
  const heard = episode.turns.map(({ label, words }, turn): TurnHeard => ({
    start: (last = Math.max(last, starts[turn]!.seconds)),
    label: label.text === unassignedLabel ? null : label.text,
    words: Math.max(1, words),
  }));
  if (isTooCoarse(heard))
    return silent(
      'The times are too coarse: many turns begin at the same time, or would be spoken faster than anybody speaks.',
    );
  if (frames.brightness < telephoneBrightness)
    return silent('The recording carries no more than a telephone does, which is too little to tell voices apart.');
  if (background === null) return silent('There is hardly any speech in the recording.');
  const check = checkVoices(background, heard);
  const unheard = heard.filter(({ start }) => start >= seconds).length;
  const ends =
    unheard === 0
      ? []
      : [
          `The recording ends at ${clockTime(seconds)}, before ${countOf(unheard, 'turn')} ${unheard === 1 ? 'begins' : 'begin'}.`,
        ];
  // With few labels there is no telling yet whether voices are alike.
  const isTaught = heard.filter(({ label }) => label === null).length > heard.length / 2;
  if (check.alike && !isTaught)
    return silent(...ends, 'The voices sound too much alike here, or the times do not fit this recording.');
  const report = describe(episode, check, known, awaited);
  return { ...report, notes: [...ends, ...report.notes] };
}

/**
 * When each turn begins in a recording of so many seconds; null where too few turns have a time for telling which sound is
 * whose.
 */
export function startsToHear(episode: Episode, sidecarTimes: ReadonlyMap<number, number>, seconds: number) {
  const starts = turnStarts(episode, sidecarTimes, seconds);
  const known = starts?.filter(({ exact }) => exact).length ?? 0;
  return starts === null || known < Math.max(2, minKnownShare * starts.length) ? null : starts;
}

function describe(
  episode: Episode,
  check: VoiceCheck,
  known: readonly boolean[],
  awaited: readonly string[],
): VoiceReport {
  const { voices, turns, tooShort } = check;
  const hasUnassigned = episode.turns.some(({ label }) => label.text === unassignedLabel);
  const swaps = findSwaps(check);
  const spoken = new Map<string, number>();
  for (const { label, turns: count } of episode.speakers)
    spoken.set(label, tooShort.get(label) ?? (count === 0 ? 0 : secondsToDoubt));
  for (const name of awaited) spoken.set(name, 0);
  const asked = hasUnassigned ? askForTurns(spoken) : null;
  const notes =
    asked === null
      ? [...tooShort].map(
          ([label, seconds]) =>
            `${label} speaks for ${Math.round(seconds)} s; it takes ${secondsToDoubt} s to know a voice.`,
        )
      : [asked];
  if (voices.length < 2 && asked === null) notes.push('Fewer than two voices are known well enough to be compared.');
  const heard: VoiceSuggestion[] = [];
  const scored = episode.turns.map(({ label: { text: label } }, turn) => {
    const probable = turns[turn]!.probable;
    if (probable === null || !known[turn]) return null;
    const own = voices.indexOf(label);
    const best = bestBut(probable, label === unassignedLabel ? -1 : own);
    if (label === unassignedLabel) heard.push({ turn, label: voices[best]!, score: probable[best]! });
    if (own < 0 || tooShort.has(label)) return null;
    const score = 1 - probable[own]!;
    return { likelier: voices[best]!, score, sound: score > 0.5 ? voices[best]! : label };
  });
  const suggestions = weighSuggestions(heard, spoken);
  const sounds = scored.map((doubt) => doubt?.sound ?? null);
  for (const { turn, label } of suggestions) sounds[turn] = label;
  const doubts = scored.map((doubt, turn): VoiceDoubt | null => {
    if (doubt === null) return null;
    const { likelier, score, sound } = doubt;
    const swap = swaps.find(({ from, to }) => turn >= from && turn <= to);
    const around = soundsAround(sounds, turn, sound) ? ' (and so do the turns around it)' : '';
    const near =
      swap === undefined
        ? around
        : `, and the turns around it seem to be swapped (${turnsOfSwap(episode, swap).length} turns)`;
    return { likelier, score, reason: `sounds like ${sound}${score > 0.5 ? near : ''}` };
  });
  const splits = turns.flatMap(({ change, start, end }, turn): VoiceSplit[] => {
    if (change === null || !known[turn]) return [];
    const offset = findPlace(episode.text, episode.turns[turn]!, (change.seconds - start) / (end - start), end - start);
    if (offset === null) return [];
    return [{ turn, seconds: change.seconds, offset, before: voices[change.before]!, after: voices[change.after]! }];
  });
  return { doubts, suggestions, swaps, splits, notes };
}

/** The turns of a swap that are of the two people: others may speak in between. */
export function turnsOfSwap({ turns }: Episode, { from, to, labels }: VoiceSwap): number[] {
  return turns.slice(from, to + 1).flatMap(({ index, label }) => (labels.includes(label.text) ? [index] : []));
}

function bestBut(probable: readonly number[], own: number): number {
  let best = own === 0 ? 1 : 0;
  probable.forEach((value, voice) => {
    if (voice !== own && value > probable[best]!) best = voice;
  });
  return best;
}

function findSwaps({ turns, voices }: VoiceCheck): VoiceSwap[] {
  const swaps: VoiceSwap[] = [];
  for (let from = 0; from < turns.length;) {
    const pair = turns[from]!.swapped;
    let to = from;
    while (to + 1 < turns.length && turns[to + 1]!.swapped?.join() === pair?.join()) to++;
    if (pair !== null && to - from + 1 >= minSwapped)
      swaps.push({ from, to, labels: [voices[pair[0]]!, voices[pair[1]]!] });
    from = to + 1;
  }
  return swaps;
}

/** Whether many turns have the time of another, or more words than fit in theirs. */
function isTooCoarse(turns: readonly TurnHeard[]): boolean {
  const impossible = turns.filter(({ start, words }, turn) => {
    const next = turns[turn + 1];
    return next !== undefined && words / Math.max(0.01, next.start - start) > maxWordsPerSecond && words > 3;
  });
  const same = turns.filter(({ start }, turn) => turn > 0 && start === turns[turn - 1]!.start);
  return impossible.length > mostCoarse * turns.length || same.length > mostCoarse * turns.length;
}

/** The word at a share of a turn's time, or the one that a sentence begins with near it; null at the very ends. */
function findPlace(text: string, { paragraphs }: Turn, share: number, seconds: number): number | null {
  const words = paragraphs.flatMap(({ from, to }) =>
    [...text.slice(from, to).matchAll(/\S+/g)].map((match) => ({ from: from + match.index, text: match[0] })),
  );
  const wanted = share * words.length;
  const reach = (sentenceReach / Math.max(0.1, seconds)) * words.length;
  let place = Math.round(wanted);
  let nearest = reach;
  words.forEach(({ text: word }, index) => {
    const distance = Math.abs(index + 1 - wanted);
    if (/[.?!…]["”’')\]*_]*$/u.test(word) && distance < nearest) [place, nearest] = [index + 1, distance];
  });
  return place < minSplitWords || place > words.length - minSplitWords ? null : words[place]!.from;
}
