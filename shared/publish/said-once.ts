import { formatCount } from '../text/count-of.ts';
import { groupBy } from '../group-by.ts';

/** So many names are listed before the rest is only counted. */
const maxNamed = 3;

/** `a.md`, `a.md, b.md and c.md`, `a.md, b.md and 58 more`. */
export function nameSome(names: readonly string[]): string {
  const named = names.length > maxNamed ? names.slice(0, maxNamed - 1) : names.slice(0, -1);
  const last = names.length > maxNamed ? `${formatCount(names.length - named.length)} more` : names.at(-1);
  return [named.join(', '), last].filter(Boolean).join(' and ');
}

/** What many files have in common is said once: each reason with the names of its files. */
export function sayOnce(
  files: readonly { readonly name: string; readonly reason: string }[],
): { readonly names: readonly string[]; readonly reason: string }[] {
  return [...groupBy(files, ({ reason }) => reason)].map(([reason, same]) => ({
    names: same.map(({ name }) => name),
    reason,
  }));
}
