import { append } from '../../lists.ts';
import { oneLine, spreadWords, wordsOf, type TimedWord } from '../model/timed-transcript.ts';
import { decodeEntities } from '../../text/entities.ts';

/** A stretch of one cue that one voice says. */
export interface CuePart {
  readonly speaker: string | null;
  /** Its lines set apart by `\n`: a name may stand before each. */
  readonly text: string;
  /** Null where no time stands inside the cue. */
  readonly words: readonly TimedWord[] | null;
  readonly opensTurn: boolean;
}

interface CueTimes {
  readonly start: number;
  readonly end: number;
}

/** Tags that say how text looks and not what it is: those of WebVTT, and of HTML as SRT files have it. */
const looks = new Set(['b', 'i', 'u', 's', 'c', 'ruby', 'rt', 'lang', 'font', 'span', 'em', 'strong', 'br']);

/**
 * A tag or a time inside a cue. WebVTT's own tokeniser takes everything from `<` to `>` for a tag (WebVTT §6.4); here
 * only what has the form of one, so that “3 < 4” and `<laughs>` stay words.
 */
const markup =
  /<(?:(\/)?([a-z]+)((?:\.[^\s.<>]+)*)(?:[ \t\n]+([^<>]*))?\/?|(\d+:[\d:.]*))>|\{\\[a-z]+\d*[^{}]{0,40}\}/gi;

/**
 * The text of a cue without its markup, cut where another voice begins: `<v Name>`, a line that starts with `>>`, or
 * lines that start with dashes.
 * @param text its lines set apart by `\n`
 */
export function readCueText(text: string, times: CueTimes): CuePart[] {
  const parts: CuePart[] = [];
  let speaker: string | null = null;
  let stretches: Stretch[] = [{ text: '', start: null }];
  const close = () => {
    append(parts, cutAtDashes(stretches, speaker, times, parts.length > 0));
    stretches = [{ text: '', start: null }];
  };
  const add = (piece: string) => {
    stretches.at(-1)!.text += decodeEntities(piece);
  };
  let position = 0;
  for (const match of text.matchAll(markup)) {
    const [whole, closing, name, , annotation, time] = match;
    const tag = name?.toLowerCase();
    if (time === undefined && tag !== undefined && tag !== 'v' && !looks.has(tag)) continue;
    add(text.slice(position, match.index));
    position = match.index + whole.length;
    if (time !== undefined) {
      const start = parseInnerTime(time, times);
      if (start !== null) stretches.push({ text: '', start });
    } else if (tag === 'v') {
      // A dash alone before a voice says that somebody else begins, as the voice does.
      if (speaker === null && stretches.every((stretch) => /^[\s\p{Pd}>]*$/u.test(stretch.text)))
        stretches = [{ text: '', start: null }];
      close();
      speaker = closing === undefined ? oneLine(decodeEntities(annotation ?? '')) || null : null;
    } else if (tag === 'br') add('\n');
  }
  add(text.slice(position));
  close();
  return parts;
}

/** Text from one time inside the cue to the next. */
interface Stretch {
  text: string;
  readonly start: number | null;
}

function parseInnerTime(text: string, { start, end }: CueTimes): number | null {
  const match = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}\.\d+)$/.exec(text);
  if (match === null) return null;
  const time = Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  return time >= start && time <= end ? time : null;
}

function cutAtDashes(
  stretches: readonly Stretch[],
  speaker: string | null,
  times: CueTimes,
  isLater: boolean,
): CuePart[] {
  const text = stretches.map((stretch) => stretch.text).join('');
  if (text.trim() === '') return [];
  const isTimed = stretches.length > 1;
  const lines = text.split('\n');
  const dashes = lines.filter((line) => /^\s*[-–—]\s*\S/.test(line)).length;
  const isDialogue = !isTimed && speaker === null && (dashes > 1 || lines.some((line) => /^\s*>>/.test(line)));
  if (!isDialogue)
    return [
      { speaker, text: trimLines(text), words: isTimed ? timeStretches(stretches, times) : null, opensTurn: isLater },
    ];
  const said: { text: string; opensTurn: boolean }[] = [];
  for (const line of lines) {
    const opening = /^\s*(?:>>+|[-–—])\s*/.exec(line);
    if (opening !== null || said.length === 0)
      said.push({ text: line.slice(opening?.[0].length ?? 0), opensTurn: opening !== null || isLater });
    else said.at(-1)!.text += ` ${line}`;
  }
  return said
    .filter((one) => one.text.trim() !== '')
    .map((one) => ({ speaker, text: oneLine(one.text), words: null, opensTurn: one.opensTurn }));
}

/** Lines of words, each with single spaces. */
function trimLines(text: string): string {
  return text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** Each stretch shares its own time among its words; a word that a time cuts through is one word. */
function timeStretches(stretches: readonly Stretch[], { start, end }: CueTimes): TimedWord[] {
  const words: TimedWord[] = [];
  let from = start;
  let endsInWord = false;
  stretches.forEach(({ text, start: own }, index) => {
    from = Math.max(from, own ?? from);
    const next = stretches.slice(index + 1).find((later) => later.start !== null)?.start ?? end;
    const said = spreadWords(wordsOf(text), from, Math.max(from, next));
    const [first] = said;
    if (endsInWord && first !== undefined && /^\S/.test(text)) {
      const begun = words.pop()!;
      said[0] = { text: begun.text + first.text, start: begun.start, end: first.end };
    }
    append(words, said);
    if (text !== '') endsInWord = /\S$/.test(text);
  });
  return words;
}
