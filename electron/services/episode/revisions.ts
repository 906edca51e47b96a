import { RostrumError } from '../../../shared/failure.ts';
import type { Revision } from '../../../shared/library/revision.ts';
import { decode } from '../../../shared/text/source-text.ts';
import { readRevisions } from '../../history/history.ts';
import type { Library } from '../library/library.ts';

/** The versions that saves replaced, and work that was set aside, the newest first. @param path relative to the library */
export function listRevisions({ history }: Library, path: string): Revision[] {
  return readRevisions(history, path).map(({ hash, savedAt, kind }) => ({ hash, savedAt, kind }));
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
