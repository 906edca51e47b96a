import type { Episode, Turn } from '../episode/model/episode.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import type { TimedTranscript } from '../formats/model/timed-transcript.ts';
import { wordsOf } from '../formats/model/timed-transcript.ts';
import { append } from '../lists.ts';
import { timedFormOf, type TimedForm } from '../operations/timed-form.ts';
import { turnFormOf } from '../operations/turn-form.ts';
import { writeTime } from '../operations/write-time.ts';
import { timeRange } from '../formats/write/said-in.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { timeWords } from './word-times.ts';

/** When a turn begins, as its first word says; `exact` where the timed file has that very word. */
export interface AlignedTurn {
  /** Position among the turns, from 0. */
  readonly turn: number;
  readonly seconds: number;
  readonly exact: boolean;
}

/** A time in the text that is not the one that the timed file gives. */
export interface DifferingTime {
  readonly turn: number;
  /** From 1. */
  readonly line: number;
  readonly written: number;
  readonly found: number;
}

export interface AlignPlan {
  readonly turns: readonly AlignedTurn[];
  /** What gives turns without a time theirs, in the text; none where the house style has no times. */
  readonly edits: readonly TextEdit[];
  /** Turn index to seconds, for what is kept beside the episode: where times stand in the text too, so that one that is lost can be put back. */
  readonly times: ReadonlyMap<number, number>;
  /** Whether this house style has its times in the text. */
  readonly inText: boolean;
  /** Times in the text, which stay as they are. */
  readonly differing: readonly DifferingTime[];
  /** Lines of turns for which no time was found. */
  readonly without: readonly number[];
  readonly words: number;
  /** Words that the timed file has too. */
  readonly matched: number;
}

export type AlignResult =
  { readonly ok: true; readonly plan: AlignPlan } | { readonly ok: false; readonly message: string };

/** With less in common, the file is of another episode. */
const leastMatched = 0.3;
/** Times are written in whole seconds, and a transcriber stops the clock a little late. */
const slack = 2;

/**
 * Gives the turns of an episode their times from a timed file, without changing a word: into the text where its house
 * style has times, else beside it. Times that stand in the text stay; where they differ that is told.
 * @param libraryForm how the library's other episodes write times, for an episode that has lost all of its own
 */
export function planAlign(episode: Episode, transcript: TimedTranscript, libraryForm: TimedForm | null): AlignResult {
  if (!transcript.segments.some(({ start }) => start !== null))
    return { ok: false, message: 'This file has no times.' };
  if (episode.turns.length === 0)
    return { ok: false, message: 'This episode has no turns that times could be given to.' };
  const words: string[] = [];
  const starts = episode.turns.map((turn) => {
    const first = words.length;
    append(words, wordsIn(episode, turn));
    return words.length > first ? first : null;
  });
  const { times, matched } = timeWords(words, transcript.segments);
  const timed = transcript.segments.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  if (matched < Math.min(words.length, timed) * leastMatched) {
    return {
      ok: false,
      message: `The file does not say what the episode says: it has ${matched} of its ${words.length} words. It may belong to another episode.`,
    };
  }
  const turns = starts.flatMap((first, turn): AlignedTurn[] => {
    const time = first === null ? null : times[first]!;
    return time === null ? [] : [{ turn, seconds: time.start, exact: time.exact }];
  });
  const found = new Map(turns.map(({ turn, seconds }) => [turn, seconds]));
  const form = timedFormOf(episode) ?? formOfLibrary(episode, libraryForm);
  const edits = form === null ? null : writeTimes(episode, found, form);
  const without = episode.turns.filter(({ index, time }) => time === null && !found.has(index)).map(({ line }) => line);
  return {
    ok: true,
    plan: {
      turns,
      edits: edits ?? [],
      times: found,
      inText: edits !== null,
      differing: findDiffering(episode, found),
      without,
      words: words.length,
      matched,
    },
  };
}

/** The words of a turn as they are said: a time that leads them is none. */
function wordsIn({ text }: Episode, turn: Turn): string[] {
  const time = timeRange(text, turn);
  return turn.paragraphs.flatMap(({ from, to }) =>
    wordsOf(text.slice(time !== null && time.from >= from && time.to <= to ? time.to : from, to)),
  );
}

/** Labels must be written as the form has them: a legend's initials have no place for a time. */
function formOfLibrary(episode: Episode, form: TimedForm | null): TimedForm | null {
  if (form === null || episode.houseStyle === 'initials' || episode.houseStyle === null) return null;
  return form.timeFirst || form.before === turnFormOf(episode).before ? form : null;
}

/** Null where the times, once written, would not be read as such: they are then kept beside the episode. */
function writeTimes(episode: Episode, found: ReadonlyMap<number, number>, form: TimedForm): TextEdit[] | null {
  const { text, turns, houseStyle } = episode;
  const edits = turns.flatMap((turn): TextEdit[] => {
    const seconds = found.get(turn.index);
    const edit = turn.time !== null || seconds === undefined ? null : writeTime(text, turn, seconds, form);
    return edit === null ? [] : [edit];
  });
  const after = parseEpisode(applyEdits(text, edits), {
    houseStyle: form.before === '' && !form.timeFirst && /[([]\s*$/.test(form.between) ? 'name-time' : houseStyle!,
  });
  const isRead =
    after.turns.length === turns.length &&
    after.turns.every(
      (turn, index) =>
        turn.label.text === turns[index]!.label.text &&
        same(wordsIn(after, turn), wordsIn(episode, turns[index]!)) &&
        (turn.time !== null || !found.has(index) || turns[index]!.paragraphs.length === 0),
    );
  return isRead ? edits : null;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}

function findDiffering({ turns }: Episode, found: ReadonlyMap<number, number>): DifferingTime[] {
  return turns.flatMap(({ index, line, time }) => {
    const seconds = found.get(index);
    return time === null || seconds === undefined || Math.abs(time.seconds - seconds) <= slack
      ? []
      : [{ turn: index, line, written: time.seconds, found: seconds }];
  });
}
