import { oneLine, wordsOf, type Segment } from '../model/timed-transcript.ts';
import { joinLines } from '../../text/unspaced-script.ts';
import { parseClock } from './clock.ts';
import { findWeakOpenings, type Opening } from './weak-openings.ts';
import { canBeName, isName, isRecogniserLabel, tidyName } from './names.ts';

/** What recognisers write in brackets that is nobody. */
const sound = /inaudible|unintelligible|music|laugh|applau|silence|noise|crosstalk|blank|sound|sigh|cough|pause|\d:\d/i;

/** No name, with what is said of its bearer, is longer. */
const maxNameLength = 80;

/** A dash or `>>` before a name says that somebody else begins, as the name does. */
const lead = /^(?:>>+|[-–—])\s*/;

/** Where most voices begin with one, it is no word. */
const dash = /^(?:>>+|[-–—])\s+/;

/** The name at the beginning of a line: `Mary Jane: Hello`, `[Mary Jane]: Hello`, `SPEAKER_00: Hello`, `陳： 你好`. `(MARY) Hello` stays words. */
function readOpening(line: string): Opening | null {
  const text = line.replace(lead, '');
  const head = text.slice(0, maxNameLength + 2);
  const bracketed = /^(?:\[([^[\]]{1,48})\]|【([^【】]{1,48})】)\s?([:：])?(?:\s+|$)/.exec(head);
  if (bracketed !== null) {
    const name = (bracketed[1] ?? bracketed[2])!.trim();
    return name === '' || sound.test(name)
      ? null
      : { name, rest: text.slice(bracketed[0].length), isSure: bracketed[3] !== undefined };
  }
  // A colon inside a word (`Sprecher:in`, `10:30`, `https://`) ends no name; a full-width one ends it without a space.
  const colon = /\s?(?::(?=\**(?:\s|$))|：)/.exec(head);
  if (colon === null) return null;
  const name = head
    .slice(0, colon.index)
    .replace(/^\*+|\*+$/g, '')
    .trim();
  return canBeName(name)
    ? { name, rest: text.slice(colon.index + colon[0].length).replace(/^\**\s*/, ''), isSure: false }
    : null;
}

/**
 * Finds who speaks where names stand in front of the words. Lines of a segment are set apart by `\n`; what comes back
 * has none. Where a segment has a speaker already and its words begin with the same one, the name is said once, and
 * where a recogniser only tells its speakers apart, the names in front of their words are theirs.
 */
export function findNames(segments: readonly Segment[]): Segment[] {
  const lines = segments.map((segment) => segment.text.split('\n').map((line) => withoutTime(line.trim(), segment)));
  const strong = lines.map((own) => own.map(readOpening));
  const openings = findWeakOpenings(segments, lines, strong) ?? strong;
  const isSpeaker = speakerTest(openings);
  const nameOf = nameVoices(segments, openings, isSpeaker);
  const voiced = segments.filter(({ speaker }) => speaker !== null);
  const hasDashes = voiced.filter(({ text }) => dash.test(text)).length * 2 >= voiced.length;
  return segments
    .flatMap((segment, index) => {
      const [only, ...others] = lines[index]!;
      // Most segments are one line of words.
      if (others.length === 0 && openings[index]![0] === null && only === segment.text && !hasDashes)
        return nameOf(segment.speaker) === segment.speaker
          ? [segment]
          : [{ ...segment, speaker: nameOf(segment.speaker) }];
      const parts: { speaker: string | null; opensTurn: boolean; lines: string[] }[] = [
        { speaker: nameOf(segment.speaker), opensTurn: segment.opensTurn, lines: [] },
      ];
      lines[index]!.forEach((line, at) => {
        const opening = openings[index]![at]!;
        const names =
          opening !== null &&
          (segment.speaker === null
            ? opening.isSure || isSpeaker(opening.name)
            : isVoice(opening.name, segment.speaker));
        if (names && at > 0) parts.push({ speaker: null, opensTurn: true, lines: [] });
        const part = parts.at(-1)!;
        if (names) part.speaker = segment.speaker === null ? opening.name : nameOf(segment.speaker);
        const said = names ? withoutTime(opening.rest, segment) : line;
        part.lines.push(hasDashes && segment.speaker !== null ? said.replace(dash, '') : said);
      });
      const spoken = parts
        .map(({ lines: said, ...part }) => ({ ...part, text: oneLine(joinLines(said)) }))
        .filter(({ text }) => text !== '');
      // A name alone is said of the next words.
      if (spoken.length === 0)
        return segment.speaker !== null || parts[0]!.speaker === null
          ? []
          : [{ ...segment, speaker: parts[0]!.speaker, text: '', words: null }];
      let taken = wordsOf(segment.text).length - spoken.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
      return spoken.map(({ speaker, opensTurn, text }): Segment => {
        const count = wordsOf(text).length;
        const words = spoken.length === 1 ? (segment.words?.slice(taken) ?? null) : null;
        taken += count;
        return {
          ...segment,
          speaker,
          opensTurn,
          text,
          words: words !== null && words.map((word) => word.text).join(' ') === text ? words : null,
        };
      });

      function isVoice(name: string, voice: string): boolean {
        return name === nameOf(voice) || isSamePerson(name, voice);
      }
    })
    .reduce<Segment[]>(joinNameAlone, [])
    .filter(({ text }) => text !== '');
}

/** A segment that is only a name gives it to the next. */
function joinNameAlone(said: Segment[], segment: Segment): Segment[] {
  const above = said.at(-1);
  if (above?.text === '') said.pop();
  if (segment.text !== '' || above?.text !== '')
    said.push(
      above?.text === '' && segment.speaker === null
        ? { ...segment, speaker: above.speaker, opensTurn: true }
        : segment,
    );
  return said;
}

/** Within so many seconds of a segment’s start, a time before its words is its own. */
const sameTime = 5;

/** Some programs write the time once more before the words. */
function withoutTime(text: string, { start }: Segment): string {
  const match = /^[[(](\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]\s*/.exec(text);
  const time = match === null ? null : parseClock(match[1]!);
  return time !== null && start !== null && Math.abs(time - start) <= sameTime ? text.slice(match![0].length) : text;
}

/**
 * Who is a speaker, judged by all lines. “Note: …” once in a film is a sentence; a conversation names people again and
 * again, or from the start, and then a name may look like anything.
 */
function speakerTest(openings: readonly (readonly (Opening | null)[])[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const one of openings.flat()) if (one !== null) counts.set(one.name, (counts.get(one.name) ?? 0) + 1);
  const named = [...counts].filter(([name]) => isName(name) || isRecogniserLabel(name));
  const total = named.reduce((sum, [, count]) => sum + count, 0);
  const leads = openings.filter((own) => own[0] !== null && own[0] !== undefined && isName(own[0].name)).length;
  const first = openings[0]?.[0] ?? null;
  const isDialogue =
    (total >= 2 || openings.length === leads) &&
    ((first !== null && isName(first.name)) || total * 3 >= openings.length);
  const least = openings.length <= 12 ? 2 : 3;
  const repeated = [...counts].filter(([, count]) => count >= least);
  const share = repeated.reduce((sum, [, count]) => sum + count, 0);
  const isRepeating = repeated.length >= 2 && share * 8 >= openings.length;
  // Where nearly every segment opens with one, no name is too odd: “iPhone of Tom”.
  const opened = openings.filter(([one]) => one !== null && one !== undefined).length;
  const isEverywhere = counts.size >= 2 && counts.size < opened && opened * 10 >= openings.length * 9;
  return (name) => {
    if (isEverywhere) return true;
    const count = counts.get(name) ?? 0;
    if (isRecogniserLabel(name)) return true;
    if (isRepeating && count >= least) return true;
    return isName(name) && (isDialogue || (count >= 3 && total * 20 >= openings.length));
  };
}

/** Gives voices that are only told apart the name that stands in front of their words, where that is one and the same. */
function nameVoices(
  segments: readonly Segment[],
  openings: readonly (readonly (Opening | null)[])[],
  isSpeaker: (name: string) => boolean,
): (voice: string | null) => string | null {
  const names = new Map<string, Set<string>>();
  segments.forEach(({ speaker }, index) => {
    const name = openings[index]![0]?.name;
    if (speaker === null || name === undefined || !isVoiceNumber(speaker) || !isSpeaker(name)) return;
    names.set(speaker, (names.get(speaker) ?? new Set()).add(name));
  });
  return (voice) => {
    if (voice === null) return null;
    const own = names.get(voice);
    return own?.size === 1 ? [...own][0]! : voice;
  };
}

/** `S04`, `SPEAKER_01`, `2`: a voice that is told apart and has no name. */
function isVoiceNumber(voice: string): boolean {
  return isRecogniserLabel(voice) || /^[A-Z]{0,3}[ _-]?\d{1,3}$/i.test(voice);
}

/** `Rosa` and `Rosa Hill`, `HILL` and `Rosa Hill`, `RH` and `Rosa Hill`. */
function isSamePerson(name: string, voice: string): boolean {
  const words = (text: string) => tidyName(text).toLowerCase().split(' ');
  const [short, long] = [words(name), words(voice)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return short.every((word) => long.includes(word)) || short.join('') === long.map((word) => word[0]).join('');
}

/**
 * Lets names last in captions that name somebody only when the speaker changes: where the first has a name and none is
 * repeated before another comes. Where names are repeated, a caption without one is nobody's.
 */
export function carryNames(segments: readonly Segment[]): Segment[] {
  const names = segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]));
  if ((segments[0]?.speaker ?? null) === null || names.some((name, index) => name === names[index - 1]))
    return [...segments];
  let current: string | null = null;
  return segments.map((segment) => {
    // A dash says that somebody else begins, and not who.
    if (segment.speaker !== null || segment.opensTurn) current = segment.speaker;
    return segment.speaker === current ? segment : { ...segment, speaker: current };
  });
}
