import { distance } from 'fastest-levenshtein';
import { withoutAccents } from '../text/accents.ts';

/** Labels that name a role or nobody in particular: `Speaker 2`, `Audience`, `Q`, `Guest A`. They are never typos of one another. */
const generic =
  /^(?:(?:unknown|unidentified|male|female|new|another|other|first|second|third)\s+)*(?:speakers?|audience(?:\s+members?)?|participants?|guests?|hosts?|co-?hosts?|moderators?|interviewers?|interviewees?|questions?|questioners?|answers?|narrators?|announcers?|voices?|voice-?over|men|man|women|woman|persons?|people|panel(?:l?ists?)?|panel|all|both|everyone|everybody|crowd|students?|callers?|chair|mc|q|a|m|f|unknown|unidentified)(?:\s*#?\s*\d+|\s+[a-z])?\s*(?:\(.*\))?$/i;

/** Whether a label, white space around it left out, names a role rather than a person. */
export function isGenericLabel(label: string): boolean {
  return generic.test(label.trim());
}

/** Two to four capitals and nothing else. */
export function looksLikeInitials(label: string): boolean {
  return /^\p{Lu}{2,4}$/u.test(label);
}

/** The first letters of a name's words. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? '')
    .join('');
}

/** A label as people read it: case, accents, apostrophes and the amount of white space do not count. */
export function foldName(name: string): string {
  return withoutAccents(name).replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * How many letters must change, two neighbours that changed places counting as one (optimal string alignment).
 * @param most beyond which the exact number does not matter
 */
export function nameDistance(a: string, b: string, most = Infinity): number {
  const edits = distance(a, b);
  // A change of places saves one edit in two, so what is farther away than twice as much stays too far.
  return edits < 2 || edits > Math.min(2 * most, 6) ? edits : alignedDistance(a, b);
}

function alignedDistance(a: string, b: string): number {
  let last: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, last[j - 2]! + 1);
      next.push(least);
    }
    last = row;
    row = next;
  }
  return row[b.length]!;
}

/** Whether one letter, or two neighbours that changed places, make the difference. */
export function isOneLetterFrom(a: string, b: string): boolean {
  return a !== b && Math.abs(a.length - b.length) <= 1 && nameDistance(a, b, 1) === 1;
}

/** The one among `candidates` that is at most `most` edits away and nearer than all others; null where none or several are. */
export function nearestName(name: string, candidates: Iterable<string>, most: number): string | null {
  let nearest: string | null = null;
  let least = most + 1;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > most) continue;
    const edits = nameDistance(name, candidate, most);
    if (edits < least) {
      least = edits;
      nearest = candidate;
    } else if (edits === least) {
      nearest = null;
    }
  }
  return nearest;
}
