import slugify from '@sindresorhus/slugify';

/** What a recording's name may have in common with an episode. */
export interface NamedEpisode {
  /** Relative to the library, with `/`. */
  readonly path: string;
  readonly title: string;
  /** `2024-05-02`, or as the front matter has it; null where it has none. */
  readonly date: string | null;
}

/** How a recording's name and an episode fit, in words, and how well from 0 to 1; null where nothing speaks for it. */
export function matchName(
  fileName: string,
  { path, title, date }: NamedEpisode,
): { readonly score: number; readonly reason: string } | null {
  const name = slugify(fileName.replace(/\.\w+$/, ''));
  const parts = path.replace(/\.\w+$/, '').split('/');
  const stem = slugify((parts.at(-1) === 'index' && parts.at(-2)) || parts.at(-1)!);
  const wanted = slugify(title);
  if (name === '') return null;
  if (name === stem || name === wanted) return { score: 1, reason: 'the same name' };
  const day = date?.slice(0, 10) ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && (name.includes(day) || name.includes(day.replaceAll('-', ''))))
    return { score: 0.8, reason: 'the episode’s date in its name' };
  const common = Math.max(shareOfWords(name, stem), shareOfWords(name, wanted));
  return common >= 0.6 ? { score: common * 0.9, reason: 'a similar name' } : null;
}

/** The share of the longer one's words that the other has too; short words say nothing. */
function shareOfWords(a: string, b: string): number {
  const words = (slug: string) => new Set(slug.split('-').filter((word) => word.length > 2));
  const [first, second] = [words(a), words(b)];
  const longer = Math.max(first.size, second.size);
  return longer < 2 ? 0 : [...first].filter((word) => second.has(word)).length / longer;
}
