import { join } from 'node:path';
import {
  parsePublished,
  printPublished,
  replacePublished,
  type PublishedEntry,
} from '../../../shared/publish/published.ts';
import { printText, readText } from '../../files/own-text.ts';
import { isCrlf, readableText } from '../../files/line-ends.ts';
import { readBytesIfExists, type FileBytes } from '../../files/read-file.ts';
import { save } from '../writing/save.ts';
import type { Place } from '../writing/recover-changes.ts';
import { pathInChange } from './site.ts';
import { findCrlfTargets } from './site-line-ends.ts';

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
  for (const { source, hash } of await readPublished(site).catch(() => []))
    hashes.set(source, (hashes.get(source) ?? new Set()).add(hash));
  return hashes;
}

/**
 * Records pages that stand in the site already.
 * @throws RostrumError as `save`
 */
export async function recordPublished(place: Place, site: string, entries: readonly PublishedEntry[]): Promise<void> {
  if (entries.length > 0) await changePublished(place, site, (known) => replacePublished(known, entries));
}

/**
 * Changes the record to what `change` makes of it.
 * @throws RostrumError as `save`
 */
export async function changePublished(
  place: Place,
  site: string,
  change: (entries: readonly PublishedEntry[]) => readonly PublishedEntry[],
): Promise<void> {
  await save(place, {
    records: [
      {
        path: pathInChange(place.root, site, publishedName),
        change: (text) => printPublished(change(parsePublished(text))),
      },
    ],
  });
}

/**
 * The record as it stands (null: there is none), and with these entries, for a caller that writes it among other files.
 * @throws RostrumError when the record is there and cannot be read
 */
export async function printRecord(
  site: string,
  entries: readonly PublishedEntry[],
): Promise<{ readonly before: FileBytes | null; readonly bytes: Uint8Array }> {
  const before = await readBytesIfExists(join(site, publishedName));
  const known = before === null ? [] : parsePublished(readableText(before.bytes));
  const crlf =
    before === null ? (await findCrlfTargets(site, [publishedName])).has(publishedName) : isCrlf(before.bytes);
  return { before, bytes: printText(printPublished(replacePublished(known, entries)), crlf) };
}
