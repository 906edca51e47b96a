import { distance } from 'fastest-levenshtein';

/** Labels that name a role or nobody in particular: `Speaker 2`, `Audience`, `Q`, `Guest A`. They are never typos of one another. */
const generic =
  /^(?:(?:unknown|unidentified|male|female|new|another|other|first|second|third)\s+)*(?:speakers?|audience(?:\s+members?)?|participants?|guests?|hosts?|co-?hosts?|moderators?|interviewers?|interviewees?|questions?|questioners?|answers?|narrators?|announcers?|voices?|voice-?over|men|man|women|woman|persons?|people|panel(?:l?ists?)?|panel|all|both|everyone|everybody|crowd|students?|callers?|chair|mc|q|a|m|f|unknown|unidentified)(?:\s*#?\s*\d+|\s+[a-z])?\s*(?:\(.*\))?$/i;

export function isGenericLabel(label: string): boolean {
  return generic.test(label.trim());
}

/** Two to four capitals and nothing else. */
export function looksLikeInitials(label: string): boolean {
  return /^\p{Lu}{2,4}$/u.test(label);
}

/** A label as people read it: case, accents, apostrophes and the amount of white space do not count. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

/** How many letters must change, two neighbours that changed places counting as one. */
export function nameDistance(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && isTransposition(a, b) ? 1 : edits;
}

function isTransposition(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** The one among `candidates` that is at most `most` edits away and nearer than all others; null where none or several are. */
export function nearestName(name: string, candidates: Iterable<string>, most: number): string | null {
  let nearest: string | null = null;
  let least = most + 1;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > most) continue;
    const edits = nameDistance(name, candidate);
    if (edits < least) {
      least = edits;
      nearest = candidate;
    } else if (edits === least) {
      nearest = null;
    }
  }
  return nearest;
}
