import { join } from 'node:path';
import { parsePublished, printPublished, replacePublished, type PublishedEntry } from '../../shared/publish/published.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import { changeText, readText } from '../files/change-text.ts';

/** Where a site keeps what was published into it, relative to the site. */
export const publishedName = '.rostrum/published.tsv';

/**
 * What was published into a site; nothing where nothing was.
 * @throws RostrumError when the record is there and cannot be read
 */
export async function readPublished(site: string): Promise<PublishedEntry[]> {
  return parsePublished((await readText(join(site, publishedName))).text);
}

/** Source to the hashes under which the site has it. A site that cannot be read has published nothing. */
export async function readPublishedHashes(site: string): Promise<Map<string, Set<string>>> {
  const hashes = new Map<string, Set<string>>();
  // The publish dialog says what is wrong with the site; a list of episodes is no place for it.
  for (const { source, hash } of await readPublished(site).catch(() => [])) hashes.set(source, (hashes.get(source) ?? new Set()).add(hash));
  return hashes;
}

/**
 * Records pages before they are written, beside the older lines, so that whatever interrupts the writing, every page
 * is known as ours.
 * @returns what keeps those that were written, in place of older lines, and takes back the others
 * @throws RostrumError as `replaceFile`: then nothing is recorded
 */
export async function announcePublished(site: string, announced: readonly PublishedEntry[]): Promise<(written: readonly PublishedEntry[]) => Promise<void>> {
  let before: ReadonlySet<string> = new Set();
  await changePublished(site, (entries) => {
    before = new Set(entries.map(lineOf));
    return [...entries, ...announced];
  });
  const added = new Set(announced.map(lineOf).filter((line) => !before.has(line)));
  return async (written) => {
    try {
      await changePublished(site, (entries) => replacePublished(entries.filter((entry) => !added.has(lineOf(entry))), written));
    } catch (error) {
      // The announcement stands, which knows the same pages as ours.
      if (!(error instanceof RostrumError)) throw error;
    }
  };
}

function lineOf({ target, source, hash }: PublishedEntry): string {
  return `${target}\t${source}\t${hash}`;
}

/**
 * Changes the record to what `change` makes of it.
 * @throws RostrumError as `changeText`
 */
async function changePublished(site: string, change: (entries: readonly PublishedEntry[]) => readonly PublishedEntry[]): Promise<void> {
  await changeText(join(site, publishedName), (text) => printPublished(change(parsePublished(text))));
}
