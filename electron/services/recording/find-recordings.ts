import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { recordingType } from '../../../shared/recordings/formats.ts';
import { matchName, type NamedEpisode } from '../../../shared/recordings/match-name.ts';
import type { FoundRecording } from '../../../shared/recordings/view.ts';

/** How far recordings are looked for: in the library, then in the folders that lie beside it. */
const maxDepthInside = 5;
const maxDepthNearby = 2;
const maxEntries = 5000;
/** Lengths are looked up in so many recordings. */
const maxLengths = 60;
const lengthSlack = 2;

/**
 * Recordings in and beside a library that may be an episode's: by name, and where the episode says how long it is, by
 * length. The likeliest first, five at most.
 * @param seconds the length that the episode says it has; null where it does not
 */
export async function findRecordings(
  root: string,
  episode: NamedEpisode,
  seconds: number | null,
): Promise<FoundRecording[]> {
  const files = [
    ...(await listRecordings(root, maxDepthInside)),
    ...(await listRecordings(dirname(root), maxDepthNearby, root)),
  ];
  const found = new Map<string, { score: number; reason: string }>();
  for (const file of files) {
    const match = matchName(basename(file), episode);
    if (match) found.set(file, match);
  }
  if (seconds !== null && ![...found.values()].some(({ score }) => score === 1)) {
    for (const file of files.slice(0, maxLengths)) {
      const length = await lengthOf(file);
      if (length === null || Math.abs(length - seconds) > lengthSlack) continue;
      const named = found.get(file);
      found.set(
        file,
        named
          ? { score: named.score + 0.5, reason: `${named.reason} and the same length` }
          : { score: 0.7, reason: 'the same length' },
      );
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, 5)
    .map(([file, { reason }]) => ({ file: relative(root, file).replaceAll('\\', '/'), name: basename(file), reason }));
}

/** Every recording below a folder, in the order of their paths, but for one folder; what cannot be read is passed over. */
async function listRecordings(folder: string, deepest: number, without?: string): Promise<string[]> {
  const files: string[] = [];
  let looked = 0;
  const walk = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []); // A folder that cannot be read has nothing to offer.
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (
        entry.name.startsWith('.') ||
        entry.name === 'node_modules' ||
        join(at, entry.name) === without ||
        looked++ > maxEntries
      )
        continue;
      if (entry.isDirectory()) {
        if (depth < deepest) await walk(join(at, entry.name), depth + 1);
      } else if (entry.isFile() && recordingType(entry.name) !== null) files.push(join(at, entry.name));
    }
  };
  await walk(folder, 0);
  return files;
}

/** Seconds, from what the file says of itself; null where it does not, or is no recording. */
async function lengthOf(file: string): Promise<number | null> {
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  try {
    return (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
  } catch {
    // Named like a recording, and none: it is not offered for its length.
    return null;
  } finally {
    input.dispose();
  }
}
