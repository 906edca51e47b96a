import type { Episode, Field, FieldValue, FrontMatter } from '../episode/model/episode.ts';
import { findComments } from '../episode/front-matter/find-comments.ts';
import { foldSpace } from '../text/space.ts';
import { hugoValue, type HugoAge } from './hugo-values.ts';

/** In what two front matters differ; keys in the order in which they stand. */
export interface FrontMatterDifference {
  /** Keys that only the page has. */
  readonly onlyOnPage: readonly string[];
  /** Keys that only the episode has. */
  readonly onlyInEpisode: readonly string[];
  /** Keys that have another value, to an editor or to Hugo. */
  readonly values: readonly string[];
  /** One of the two cannot be read as keys and values, and its text is another. */
  readonly unread: boolean;
  /** Comments on the page that the episode does not have. */
  readonly comments: boolean;
  /** The source is another: quotes, order, white space within values, YAML or TOML. */
  readonly form: boolean;
}

/** Compares the front matter of a page and of what would be written there. */
export function compareFrontMatter(page: Episode, episode: Episode): FrontMatterDifference {
  const [before, after] = [page.frontMatter, episode.frontMatter];
  const [source, newSource] = [headOf(page), headOf(episode)];
  const isOther = foldSpace(source) !== foldSpace(newSource);
  const unread = isOther && (before.status === 'error' || after.status === 'error');
  const [fields, newFields] = [byKey(before.fields), byKey(after.fields)];
  const own = new Set(findComments(episode.text, after));
  return {
    onlyOnPage: [...fields.keys()].filter((key) => !newFields.has(key)),
    onlyInEpisode: [...newFields.keys()].filter((key) => !fields.has(key)),
    values: [...fields].flatMap(([key, field]) => {
      const other = newFields.get(key);
      return other === undefined || isSameValue(field, before, other, after) ? [] : [key];
    }),
    unread,
    comments: findComments(page.text, before).some((comment) => !own.has(comment)),
    form: isOther,
  };
}

const headOf = ({ text, frontMatter }: Episode) => text.slice(0, frontMatter.range.to);

const byKey = (fields: readonly Field[]) => new Map(fields.map((field) => [field.key, field]));

const ages: readonly HugoAge[] = ['older', 'newer'];

/** The same to an editor, and the same to Hugo: `007` and `"007"` are not. */
function isSameValue(field: Field, frontMatter: FrontMatter, other: Field, otherFrontMatter: FrontMatter): boolean {
  if (field.raw === other.raw && frontMatter.format === otherFrontMatter.format) return true;
  if (sorted(field.value) !== sorted(other.value)) return false;
  if (typeof field.value === 'object' && field.value !== null) return true;
  return ages.every((age) => kindOf(field, frontMatter, age) === kindOf(other, otherFrontMatter, age));
}

/** JSON tells no whole number from another, and only TOML has dates. */
function kindOf(field: Field, frontMatter: FrontMatter, age: HugoAge): string {
  const { kind } = hugoValue(field, frontMatter, age);
  return kind === 'integer' ? 'number' : kind === 'time' ? 'text' : kind;
}

/** As JSON, the keys of every map in order. */
function sorted(value: FieldValue): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
