import { wordsOf, type Segment } from '../timed-transcript.ts';
import { isName, isRecogniserLabel } from './names.ts';

/** `Mary Jane: Hello`, `[Mary Jane]: Hello`, `SPEAKER_00: Hello`, `(MARY) Hello` stays words. */
const prefix = /^(?:\[([^[\]\n]{1,48})\]:?|([\p{Lu}\p{N}][^\s:[\]()<>"“”?!,;]{0,30}(?: [^\s:[\]()<>"“”?!,;]{1,30}){0,3}):)(?:\s+|$)/u;

/** What recognisers write in square brackets that is nobody. */
const sound = /inaudible|unintelligible|music|laugh|applau|silence|noise|crosstalk|blank|sound|sigh|cough|pause|\d:\d/i;

/** Finds who speaks where names stand in front of the words, and nowhere else in the file: `Mary: Hello`. */
export function findNames(segments: readonly Segment[]): Segment[] {
  if (segments.some(({ speaker }) => speaker !== null)) return [...segments];
  const found = segments.map(({ text }) => readPrefix(text));
  const counts = new Map<string, number>();
  for (const one of found) if (one !== null) counts.set(one.name, (counts.get(one.name) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // “Note: …” once in a film is a sentence. A conversation names people again and again, or from the start.
  const isDialogue = (total >= 2 || segments.length === total) && (found[0] !== null || total * 3 >= segments.length);
  const isSpeaker = (name: string) => isRecogniserLabel(name) || (isName(name) && (isDialogue || (counts.get(name)! >= 3 && total * 20 >= segments.length)));
  return segments.flatMap((segment, index) => {
    const one = found[index]!;
    if (one === null || one.rest === '' || !(one.isSure || isSpeaker(one.name))) return [segment];
    const gone = wordsOf(segment.text).length - wordsOf(one.rest).length;
    return [{ ...segment, speaker: one.name, text: one.rest, words: segment.words?.slice(gone) ?? null }];
  });
}

/** Brackets and a colon are sure: that is nothing that people say. */
function readPrefix(text: string): { readonly name: string; readonly rest: string; readonly isSure: boolean } | null {
  const match = prefix.exec(text);
  if (match === null) return null;
  const name = (match[1] ?? match[2])!.trim();
  if (name === '' || (match[1] !== undefined && sound.test(name))) return null;
  return { name, rest: text.slice(match[0].length), isSure: match[1] !== undefined && match[0].trimEnd().endsWith(':') };
}

/**
 * Lets names last in captions that name somebody only when the speaker changes: where the first has a name and none is
 * repeated before another comes. Where names are repeated, a caption without one is nobody's.
 */
export function carryNames(segments: readonly Segment[]): Segment[] {
  const names = segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]));
  if ((segments[0]?.speaker ?? null) === null || names.some((name, index) => name === names[index - 1])) return [...segments];
  let current: string | null = null;
  return segments.map((segment) => {
    // A dash says that somebody else begins, and not who.
    if (segment.speaker !== null || segment.opensTurn) current = segment.speaker;
    return segment.speaker === current ? segment : { ...segment, speaker: current };
  });
}
