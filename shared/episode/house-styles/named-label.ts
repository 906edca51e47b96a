import type { Timestamp } from '../model.ts';
import { unassignedLabel } from '../model.ts';
import { isDigit, isLower, isUpper, isWhiteSpace, isWordCharacter, skipWhiteSpace, trimEnd } from '../characters.ts';
import type { BodyLines } from '../lines.ts';
import { readBracketedTime, readTime } from '../times.ts';
import type { LabelMatch } from './label-match.ts';

const longestLabel = 48;

/**
 * How a name leads a line: `words` is `Anna: Hello`, `alone` is `Anna:` with the words below, `time-after` is
 * `Anna: 00:01:02`, `time-before` is `Anna 00:01:02:`, `time-in-brackets` is `Anna (00:01:02):`, `dash` is `Q - Hello?`.
 */
export type NamedForm = 'words' | 'alone' | 'time-after' | 'time-before' | 'time-in-brackets' | 'dash';

export interface NamedLabel extends Omit<LabelMatch, 'marker'> {
  readonly form: NamedForm;
}

/** What stands at the start of line `index` in the shape of a name and a colon, whether or not it is anybody's. */
export function readNamedLabel(lines: BodyLines, index: number): NamedLabel | null {
  const { text } = lines;
  const end = lines.ends[index]!;
  const from = text.charCodeAt(lines.starts[index]!) === 0xfeff ? lines.starts[index]! + 1 : lines.starts[index]!;
  const limit = Math.min(end, from + longestLabel + 16);
  if (text.startsWith(unassignedLabel, from)) return readAfterLabel(lines, index, from, from + unassignedLabel.length);
  if (!isWordCharacter(text.charCodeAt(from)) || isDigit(text.charCodeAt(from))) return null;
  for (let position = from + 1; position < limit; position++) {
    const code = text.charCodeAt(position);
    if (isWordCharacter(code)) continue;
    if (code === 58 || code === 40 || code === 91) {
      const label = readAfterLabel(lines, index, from, isDigit(text.charCodeAt(position - 1)) ? startOfTime(text, from, position) : position);
      if (label !== null || code === 58) return label;
      if (code === 91) return null;
    } else if (code === 45 && position === from + 2 && isUpper(text.charCodeAt(from)) && text.charCodeAt(from + 1) === 32) {
      return readDash(lines, index, from, position);
    } else if (!joins(code)) {
      return null;
    }
  }
  return null;
}

/** What may stand between the letters of a name: `Mary-Jane O’Hara (MO)`, `Fred K. Schott`. */
function joins(code: number): boolean {
  return code === 32 || code === 45 || code === 46 || code === 39 || code === 0x2019 || code === 41 || code === 95 || code === 38 || code === 47;
}

/** Where a time begins whose first colon is at `colon`; `colon` itself when there is none. */
function startOfTime(text: string, from: number, colon: number): number {
  let start = colon;
  while (start > from && isDigit(text.charCodeAt(start - 1))) start--;
  return readTime(text, start) === null ? colon : start;
}

/** The label `[from, labelEnd)` and what follows it; null when that is no delimiter. */
function readAfterLabel(lines: BodyLines, index: number, from: number, labelEnd: number): NamedLabel | null {
  const { text } = lines;
  const end = lines.ends[index]!;
  let to = trimEnd(text, from, labelEnd);
  let position = skipWhiteSpace(text, labelEnd, end);
  const before = readBracketedTime(text, position, end);
  let time: Timestamp | null = before?.time ?? null;
  let form: NamedForm | null = before === null ? null : 'time-in-brackets';
  if (before !== null) {
    position = skipWhiteSpace(text, before.end, end);
  } else if ((time = readTime(text, position)) !== null) {
    form = 'time-before';
    position = skipWhiteSpace(text, time.range.to, end);
    // `James- 00:47:06:`
    while (to > from && text.charCodeAt(to - 1) === 45) to = trimEnd(text, from, to - 1);
  }
  if (to === from || to - from > longestLabel || text.charCodeAt(position) !== 58 || position >= end) return null;
  if (position + 1 < end && !isWhiteSpace(text.charCodeAt(position + 1))) return null;
  let wordsFrom = skipWhiteSpace(text, position + 1, end);
  if (form === null) {
    const after = readBracketedTime(text, wordsFrom, end) ?? plainTime(text, wordsFrom);
    const rest = after === null ? wordsFrom : skipWhiteSpace(text, after.end, end);
    if (after !== null && rest === end) {
      time = after.time;
      wordsFrom = rest;
      form = 'time-after';
    } else {
      time = after?.time ?? null;
      form = wordsFrom === end ? 'alone' : 'words';
    }
  }
  return { index, text: text.slice(from, to), from, to, wordsFrom, time, form };
}

function plainTime(text: string, offset: number): { readonly time: Timestamp; readonly end: number } | null {
  const time = readTime(text, offset);
  return time === null ? null : { time, end: time.range.to };
}

/** `Q - Does this work?`: only a single letter, for a dash after a name is ordinary prose. */
function readDash(lines: BodyLines, index: number, from: number, dash: number): NamedLabel | null {
  const end = lines.ends[index]!;
  if (dash + 1 >= end || !isWhiteSpace(lines.text.charCodeAt(dash + 1))) return null;
  const wordsFrom = skipWhiteSpace(lines.text, dash + 1, end);
  if (wordsFrom === end) return null;
  return { index, text: lines.text[from]!, from, to: from + 1, wordsFrom, time: null, form: 'dash' };
}

/**
 * What kind of thing a label could be by its letters: `letters` are initials or `Q`, `role` is `Speaker 1` or
 * `Audience member`, `handle` is a single word in small letters; null is no speaker.
 */
export type LabelShape = 'name' | 'letters' | 'role' | 'handle' | null;

const roles: ReadonlySet<string> = new Set([
  'all', 'announcer', 'attendee', 'audience', 'both', 'caller', 'chair', 'everyone', 'facilitator', 'female', 'guest', 'host', 'interviewee',
  'interviewer', 'male', 'man', 'member', 'moderator', 'narrator', 'panel', 'panelist', 'panellist', 'participant', 'person', 'presenter',
  'producer', 'questioner', 'speaker', 'student', 'unknown', 'voice', 'woman',
]);

/** Words in small letters that belong to a name. */
const particles: ReadonlySet<string> = new Set([
  'af', 'al', 'and', 'bin', 'da', 'das', 'de', 'del', 'della', 'den', 'der', 'di', 'do', 'dos', 'du', 'el', 'ibn', 'la', 'le', 'of', 'ten',
  'ter', 'the', 'van', 'von', 'y', 'zu', '&',
]);

/** Words that a line may lead with before a colon and that are nobody: what a page says about itself, and how sentences start. */
const nobody: ReadonlySet<string> = new Set([
  'abstract', 'actually', 'agenda', 'again', 'also', 'and', 'announcement', 'answer', 'appendix', 'audio', 'background', 'basically', 'but',
  'caveat', 'chapter', 'claim', 'comment', 'conclusion', 'cons', 'context', 'copyright', 'corollary', 'date', 'definition', 'description',
  'disclaimer', 'discussion', 'duration', 'edit', 'episode', 'example', 'exercise', 'fact', 'figure', 'first', 'goal', 'goals', 'here',
  'hint', 'however', 'idea', 'image', 'important', 'intro', 'introduction', 'issue', 'language', 'lemma', 'license', 'licence', 'link',
  'links', 'location', 'media', 'meta', 'motivation', 'name', 'nb', 'next', 'no', 'note', 'notes', 'now', 'ok', 'okay', 'one', 'option',
  'overview', 'part', 'phase', 'photo', 'podcast', 'preamble', 'problem', 'proof', 'pros', 'ps', 'question', 'quote', 'reference',
  'references', 'remark', 'remember', 'repo', 'result', 'right', 'second', 'section', 'see', 'slide', 'slides', 'so', 'solution', 'source',
  'sources', 'sponsorship', 'stage', 'step', 'subject', 'subtitle', 'summary', 'table', 'tags', 'that', 'then', 'theorem', 'third', 'this',
  'time', 'tip', 'title', 'tldr', 'todo', 'topic', 'topics', 'transcript', 'transcription', 'tweet', 'two', 'update', 'url', 'version',
  'video', 'warning', 'website', 'well', 'wip', 'yes',
]);

export function shapeOf(label: string): LabelShape {
  if (/^\p{Lu}{1,4}$/u.test(label)) return nobody.has(label.toLowerCase()) ? null : 'letters';
  const words = label.split(/[\s/]+/);
  const first = words[0]!.toLowerCase().replace(/[.\d]+$/, '');
  if (words.length > 6 || nobody.has(first)) return null;
  if (roles.has(first) || (words.length > 1 && roles.has(words[1]!.toLowerCase()) && words.length <= 3)) return 'role';
  if (words.length === 1 && isLower(label.charCodeAt(0))) return /^[\p{Ll}\p{N}_-]{3,20}$/u.test(label) ? 'handle' : null;
  if (words.length === 1 && /^\p{Lu}{5,}$/u.test(label)) return null;
  return words.every((word, i) => isNameWord(word, i)) ? 'name' : null;
}

function isNameWord(word: string, at: number): boolean {
  if (word.startsWith('(') && word.endsWith(')')) return at > 0;
  if (at > 0 && (particles.has(word) || /^\d{1,2}$/.test(word))) return true;
  const code = word.charCodeAt(0);
  // A full stop belongs to an initial or a short title only: `K.`, `St.`, `Sta.`
  return !isLower(code) && !isDigit(code) && isWordCharacter(code) && !/\.(?!$)|[^.]{4,}\.$/.test(word);
}
