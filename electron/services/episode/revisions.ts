import { RostrumError } from '../../../shared/failure.ts';
import type { Revision } from '../../../shared/library/revision.ts';
import { decode } from '../../../shared/text/source-text.ts';
import { meaningOfChange, summariseChange } from '../../../shared/publish/meaning-of-change.ts';
import { readBytesIfExists } from '../../files/read-file.ts';
import { readRevisions } from '../../history/history.ts';
import { pathInLibrary, type Library } from '../library/library.ts';

/** So many of the newest versions are compared with what replaced them. */
const maxCompared = 40;
/** Summaries by the hashes of both versions: with each save, one is new. */
const summaries = new Map<string, string>();
const maxRemembered = 2000;

/** The versions that saves replaced, and work that was set aside, the newest first. @param path relative to the library */
export async function listRevisions(library: Library, path: string): Promise<Revision[]> {
  const current = await readBytesIfExists(pathInLibrary(library, path)).catch(() => null); // Versions are listed all the same.
  let newer = current;
  return readRevisions(library.history, path).map(({ hash, savedAt, kind, bytes }, index) => {
    const version = { hash, bytes };
    const replacedBy =
      kind === 'saved' && newer !== null && index < maxCompared ? compare(version, newer, library.config) : null;
    // Work that was set aside was never the file.
    if (kind === 'saved') newer = version;
    return { hash, savedAt, kind, replacedBy };
  });
}

interface Version {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

function compare(before: Version, after: Version, config: Library['config']): string | null {
  const key = `${before.hash} ${after.hash}`;
  const known = summaries.get(key);
  if (known !== undefined) return known;
  const [left, right] = [decode(before.bytes), decode(after.bytes)];
  if (left.kind === 'refused' || right.kind === 'refused') return null;
  const summary =
    left.source.text === right.source.text
      ? 'line ends only'
      : summariseChange(meaningOfChange(left.source.text, right.source.text, config));
  if (summaries.size >= maxRemembered) summaries.clear();
  summaries.set(key, summary);
  return summary;
}

/** The text of one of them. @throws RostrumError where it is not there (any more), or is no text */
export function readRevision({ history }: Library, path: string, hash: string): string {
  const found = readRevisions(history, path).find((revision) => revision.hash === hash);
  if (!found) throw new RostrumError({ code: 'not-found', message: 'This version is no longer kept.', path });
  const decoded = decode(found.bytes);
  if (decoded.kind === 'refused')
    throw new RostrumError({
      code: 'not-editable',
      message: 'This version is not UTF-8 text, so it cannot be shown.',
      path,
    });
  return decoded.source.text;
}
