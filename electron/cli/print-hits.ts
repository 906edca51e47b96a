import type { FilePreview } from '../../shared/changes/change-hit.ts';
import { printLine } from './escape-controls.ts';

/** What a change does to a file, for machines: every place, and whether it is carried out. */
export function describeHits({ path, hits }: FilePreview) {
  return {
    path,
    hits: hits.map(({ line, place, removed, inserted, ticked }) => ({
      line,
      place,
      removed,
      inserted,
      replaced: ticked,
    })),
  };
}

/** The same, a line each. */
export function printHits({ path, hits }: FilePreview): string {
  return hits
    .map(
      ({ line, place, lead, removed, inserted, trail, ticked }) =>
        printLine`${path}:${line}: ${ticked ? '' : `(left: ${place}) `}${lead}[-${removed}-]{+${inserted}+}${trail}`,
    )
    .join('');
}
