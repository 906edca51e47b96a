import { pageParts, type DifferingKeys, type PagePart } from './page-difference.ts';

/** Why an episode is in conflict with its page in the site, so that one decision serves for all that are alike. */
export interface PageConflict {
  /** `changed`: since it was published from here; `differs`: it never was; `another`: the page is no version of the episode. */
  readonly kind: 'changed' | 'differs' | 'another';
  /** In what the two differ; empty for another page, and where the site’s version cannot be compared. */
  readonly parts: readonly PagePart[];
  /** Which keys of the front matter these are. */
  readonly keys: DifferingKeys;
  /** The page has changes in the site that nobody committed. */
  readonly uncommitted: boolean;
  /** Hash of what stands there: a decision is about these bytes. */
  readonly standing: string;
}

/** What `--take-over` and `--json` call the kinds of difference: the parts, and a page that is no version of the episode. */
export type TakeOverKind = PagePart | 'another';
export const takeOverKinds: readonly TakeOverKind[] = [...pageParts, 'another'];

const allOf = new Intl.ListFormat('en-GB');

/** Why a page in the site is not simply replaced, in words. */
export function describeConflict(conflict: Pick<PageConflict, 'kind' | 'parts' | 'keys'>): string {
  if (conflict.kind === 'another')
    return 'Another page stands at this place in the site: it has little in common with the episode.';
  const where = describeParts(conflict);
  const differs = `differs from the library${where === '' ? '' : ` in ${where}`}.`;
  if (conflict.kind === 'differs') return `The page in the site ${differs}`;
  return `The page was changed in the site since it was published.${where === '' ? '' : ` It ${differs}`}`;
}

/** In what a page differs, as nouns; empty where only other formats do, or nothing can be told. */
export function describeParts({ parts, keys }: Pick<PageConflict, 'parts' | 'keys'>): string {
  const nouns: Readonly<Record<Exclude<PagePart, 'other-formats'>, string>> = {
    'page-fields': `fields that only the page has${inBrackets(keys['page-fields'])}`,
    'field-values': keys['field-values']
      ? `the ${keys['field-values'].length === 1 ? 'value' : 'values'} of ${allOf.format(keys['field-values'])}`
      : 'its front matter, which cannot be read',
    'new-fields': `fields that only the episode has${inBrackets(keys['new-fields'])}`,
    comments: 'comments in its front matter',
    'field-form': 'how its front matter is written',
    speakers: 'who speaks',
    labels: 'how its speakers are labelled',
    words: 'its words',
    times: 'its times',
    form: 'its form',
  };
  return allOf.format(parts.flatMap((part) => (part === 'other-formats' ? [] : [nouns[part]])));
}

/** What writing would change on such pages, in a sentence. */
export function describeTakeOver({ kind, parts, keys }: Pick<PageConflict, 'kind' | 'parts' | 'keys'>): string {
  if (kind === 'another') return 'Writing would replace another page as a whole.';
  const verbs: Readonly<Record<PagePart, string>> = {
    'page-fields': `remove ${keys['page-fields'] ? allOf.format(keys['page-fields']) : 'fields'}`,
    'field-values': keys['field-values']
      ? `replace the ${keys['field-values'].length === 1 ? 'value' : 'values'} of ${allOf.format(keys['field-values'])}`
      : 'replace the front matter',
    'new-fields': `add ${keys['new-fields'] ? allOf.format(keys['new-fields']) : 'fields'}`,
    comments: 'remove comments from the front matter',
    'field-form': 'put the front matter into the episode’s form, with the same values',
    speakers: 'change who speaks',
    labels: 'label the same speakers as the episode does',
    words: 'replace words',
    times: 'replace times',
    form: 'change punctuation, markup or line breaks, and no word',
    'other-formats': 'replace captions and other formats',
  };
  return parts.length === 0
    ? 'What writing would change cannot be told.'
    : `Writing would ${allOf.format(parts.map((part) => verbs[part]))}.`;
}

/** Parts in which a page may differ and lose nothing where it is replaced. */
const harmless: readonly PagePart[] = ['new-fields', 'field-form'];

/** Whether replacing the page loses nothing that stands on it: somebody changed none that was published from here. */
export function losesNothing(conflict: PageConflict): boolean {
  return conflict.kind === 'differs' && isCovered(conflict, harmless);
}

/** Whether a conflict may be decided with others that are alike: not where work would be lost that no commit has, or nobody knows what. */
export function isDecidedTogether({ kind, parts, uncommitted }: PageConflict): boolean {
  return !uncommitted && (kind === 'another' || parts.length > 0);
}

/** Whether a conflict is one of those that may be decided together, because the pages differ in nothing but `kinds`. */
export function isCovered(conflict: PageConflict | null, kinds: readonly TakeOverKind[]): boolean {
  if (conflict === null || !isDecidedTogether(conflict)) return false;
  return conflict.kind === 'another' ? kinds.includes('another') : conflict.parts.every((part) => kinds.includes(part));
}

function inBrackets(keys: readonly string[] | undefined): string {
  return keys === undefined ? '' : ` (${keys.join(', ')})`;
}
