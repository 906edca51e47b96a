import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a file of a draft says: all of it, and the words and texts of JSON as they are spoken, one after the other. */
function readSaid(text: string): string {
  const values = [...text.matchAll(/"(?:text|word)":\s*("(?:[^"\\]|\\.)*")/g)].map(
    ([, value]) => JSON.parse(value!) as string,
  );
  return values.length === 0 ? text : `${text}\n${values.join(' ')}`;
}

/**
 * Drafts of recordings on this machine whose words hold something, by the names of their folders. A draft belongs to no
 * library: those of all are looked into.
 */
export async function findDrafts(userData: string, holds: (text: string) => boolean): Promise<string[]> {
  const folder = join(userData, 'drafts');
  const found: string[] = [];
  for (const name of await namesIn(folder))
    for (const file of await namesIn(join(folder, name))) {
      const text = await readFile(join(folder, name, file), 'utf8').catch(() => ''); // Gone meanwhile, or a folder.
      if (!holds(readSaid(text))) continue;
      found.push(name);
      break;
    }
  return found.sort();
}

/** Drafts are removed whole: the recording is still there to be heard again. */
export async function removeDrafts(userData: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(userData, 'drafts', name), { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []); // None was ever made, or it is a file.
}
