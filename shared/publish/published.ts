/**
 * What was published into a site: `.rostrum/published.tsv`, a line each of target, source and the hash of the bytes
 * that were written, sorted, so that git can join two editors' files by keeping both their lines.
 */
export interface PublishedEntry {
  readonly target: string;
  readonly source: string;
  readonly hash: string;
}

/** Reads the file; a line that is none is passed over, since a merge may leave one. */
export function parsePublished(text: string): PublishedEntry[] {
  return text.split('\n').flatMap((line) => {
    const [target, source, hash] = line.split('\t');
    return target && source && hash && /^[0-9a-f]{64}$/.test(hash) ? [{ target: decodeURI(target), source: decodeURI(source), hash }] : [];
  });
}

/** Prints the file with the new entries in place of older ones of the same target and source. */
export function printPublished(before: readonly PublishedEntry[], added: readonly PublishedEntry[]): string {
  const key = ({ target, source }: PublishedEntry) => `${target}\t${source}`;
  const replaced = new Set(added.map(key));
  const lines = [...before.filter((entry) => !replaced.has(key(entry))), ...added].map(({ target, source, hash }) => `${encode(target)}\t${encode(source)}\t${hash}\n`);
  return [...new Set(lines)].sort().join('');
}

/** A tab or line feed in a file's name would break the line; nothing else is touched. */
function encode(path: string): string {
  return path.replace(/[%\t\n\r]/g, (character) => encodeURIComponent(character));
}
