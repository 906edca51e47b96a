import { printTableLine, readTableLine } from '../text/table-line.ts';

/**
 * What was published into a site: `.rostrum/published.tsv`, a line each of target, source and the hash of the bytes
 * that were written, sorted, so that git can join two editors' files by keeping both their lines.
 */
export interface PublishedEntry {
  readonly target: string;
  readonly source: string;
  readonly hash: string;
}

/** Reads the file, whatever its line ends; a line that is none is passed over, since a merge may leave one. */
export function parsePublished(text: string): PublishedEntry[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [target, source, hash] = readTableLine(line);
    return target && source && hash && /^[0-9a-f]{64}$/.test(hash) ? [{ target, source, hash }] : [];
  });
}

/** Prints entries as the file has them: sorted, each once. */
export function printPublished(entries: readonly PublishedEntry[]): string {
  const lines = entries.map(({ target, source, hash }) => `${printTableLine([target, source, hash])}\n`);
  return [...new Set(lines)].sort().join('');
}

/** The entries with those added in place of older ones of the same target and source. */
export function replacePublished(
  before: readonly PublishedEntry[],
  added: readonly PublishedEntry[],
): PublishedEntry[] {
  const key = ({ target, source }: PublishedEntry) => `${target}\t${source}`;
  const replaced = new Set(added.map(key));
  return [...before.filter((entry) => !replaced.has(key(entry))), ...added];
}
