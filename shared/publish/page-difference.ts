import { z } from 'zod';
import type { ParseOptions } from '../episode/model/episode.ts';
import { foldSpace } from '../text/space.ts';
import { meaningOfChange } from './meaning-of-change.ts';

/** What a page in the site and the one that would be written may differ in; `form` is anything that changes no word. */
export const pagePart = z.enum(['front-matter', 'speakers', 'words', 'times', 'form', 'other-formats']);
export type PagePart = z.infer<typeof pagePart>;
export const pageParts: readonly PagePart[] = pagePart.options;

/** `another`: the two have so little in common that one is no version of the other. */
export type PageDifference = 'another' | readonly PagePart[];

/** Why an episode is in conflict with its page in the site, so that one decision serves for all that are alike. */
export interface PageConflict {
  /** `changed`: since it was published from here; `differs`: it never was; `another`: the page is no version of the episode. */
  readonly kind: 'changed' | 'differs' | 'another';
  /** In what the two differ; empty for another page, and where the site's version cannot be compared. */
  readonly parts: readonly PagePart[];
  /** The page has changes in the site that nobody committed. */
  readonly uncommitted: boolean;
}

/** In what two different texts of a page differ. @param options `pageOptions` of the library */
export function findPageDifference(before: string, after: string, options: ParseOptions): PageDifference {
  if (sharedWords(before, after) < 0.5) return 'another';
  const { fields, labels, legendChanged, turns, words, times } = meaningOfChange(before, after, options);
  const sum = (counts: object) => Object.values(counts).reduce((all: number, count: number) => all + count, 0);
  const parts: readonly (readonly [PagePart, boolean])[] = [
    ['front-matter', fields.length > 0],
    ['speakers', labels.length > 0 || legendChanged || turns.split + turns.merged > 0],
    ['words', sum(words) > 0 || turns.added + turns.removed > 0],
    ['times', sum(times) > 0],
  ];
  const found = parts.flatMap(([part, differs]) => (differs ? [part] : []));
  return found.length > 0 ? found : ['form'];
}

const named: Readonly<Record<PagePart, string>> = {
  'front-matter': 'its front matter',
  speakers: 'who speaks',
  words: 'its words',
  times: 'its times',
  form: 'its form',
  'other-formats': 'its other formats',
};
const allOf = new Intl.ListFormat('en-GB');

/** Why a page in the site is not simply replaced, in words. */
export function describeConflict({ kind, parts }: Pick<PageConflict, 'kind' | 'parts'>): string {
  if (kind === 'another')
    return 'Another page stands at this place in the site: it has little in common with the episode.';
  const where = parts.filter((part) => part !== 'other-formats').map((part) => named[part]);
  const differs = `differs from the library${where.length === 0 ? '' : ` in ${allOf.format(where)}`}.`;
  if (kind === 'differs') return `The page in the site ${differs}`;
  return `The page was changed in the site since it was published.${where.length === 0 ? '' : ` It ${differs}`}`;
}

/** Whether a conflict is one of those that may be decided together, because the pages differ in nothing but `parts`. */
export function differsOnlyIn(conflict: PageConflict | null, parts: readonly PagePart[]): boolean {
  return (
    conflict !== null &&
    conflict.kind !== 'another' &&
    !conflict.uncommitted &&
    conflict.parts.length > 0 &&
    conflict.parts.every((part) => parts.includes(part))
  );
}

/** Which part of the shorter text's words stands in the other too, from 0 to 1. */
function sharedWords(a: string, b: string): number {
  const [left, right] = [foldSpace(a).split(' '), foldSpace(b).split(' ')];
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    shared++;
  }
  return shared / Math.min(left.length, right.length);
}
