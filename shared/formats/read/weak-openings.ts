import type { Segment } from '../model/timed-transcript.ts';
import { isName, isRecogniserLabel } from './names.ts';

/** A name that stands in front of words, and the words. */
export interface Opening {
  readonly name: string;
  readonly rest: string;
  /** Brackets and a colon are sure: that is nothing that people say. */
  readonly isSure: boolean;
}

/** A name as captions have it that set it off by little: alone on the first line, before a dash or bar, in round brackets. */
const forms: readonly ((lines: readonly string[]) => readonly [name: string, rest: string] | null)[] = [
  ([first, ...others]) => (first !== undefined && others.some((line) => line !== '') ? [first, ''] : null),
  ([first]) => split(first, /^(.{1,48}?)\s+[-–—|]\s+(.+)$/),
  ([first]) => split(first, /^\(([^()]{1,48})\)\s+(.+)$/),
];

function split(line: string | undefined, form: RegExp): readonly [string, string] | null {
  const match = form.exec(line ?? '');
  return match === null ? null : [match[1]!, match[2]!];
}

/**
 * Names that only their repetition tells from words: three quarters of the segments open with one, written alike, and
 * some come again. Null where they do not, where names with a colon or in brackets do, or where voices are known.
 */
export function findWeakOpenings(
  segments: readonly Segment[],
  lines: readonly (readonly string[])[],
  strong: readonly (readonly (Opening | null)[])[],
): (Opening | null)[][] | null {
  const isNamed = strong.filter((own) => own.some((opening) => opening !== null)).length * 4 >= segments.length;
  if (isNamed || segments.some(({ speaker }) => speaker !== null)) return null;
  for (const form of forms) {
    const found = lines.map((own): Opening | null => {
      const [name, rest] = form(own) ?? ['', ''];
      return isName(name) || isRecogniserLabel(name) ? { name, rest, isSure: true } : null;
    });
    if (isRepeating(found.map((opening) => opening?.name ?? null)))
      return found.map((opening, index) => [opening, ...lines[index]!.slice(1).map(() => null)]);
  }
  return null;
}

/** Whether three quarters of several places have a name, at least two in all, and some more than once. */
export function isRepeating(names: readonly (string | null)[]): boolean {
  const found = names.filter((name) => name !== null);
  const people = new Set(found).size;
  return found.length >= 3 && found.length * 4 >= names.length * 3 && people >= 2 && people < found.length;
}
