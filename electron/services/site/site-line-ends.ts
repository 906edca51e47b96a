import { readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import { isCrlf } from '../../files/line-ends.ts';
import { readBytes } from '../../files/read-file.ts';
import { readLineEndRules, type LineEndRule } from '../../git/line-end-rules.ts';

/** So many files of a folder, and of the folders in it, show how the site's lines end. */
const maxLooked = 24;

/**
 * Which of these places, where nothing stands yet, get CRLF: what git would check out there, else what most files of
 * the same kind around them have.
 * @param site its real path
 */
export async function findCrlfTargets(site: string, targets: readonly string[]): Promise<Set<string>> {
  if (targets.length === 0) return new Set();
  const rules = await readRules(site, targets);
  const around = new Map<string, Promise<boolean>>();
  const looksCrlf = (folder: string, extension: string): Promise<boolean> => {
    const key = `${folder}\n${extension}`;
    let answer = around.get(key);
    if (answer === undefined)
      around.set(key, (answer = lookAround(site, folder, extension, (parent) => looksCrlf(parent, extension))));
    return answer;
  };
  const crlf = new Set<string>();
  for (const target of targets) {
    const rule = rules.get(target) ?? 'unknown';
    if (rule === 'crlf' || (rule === 'unknown' && (await looksCrlf(dirname(join(site, target)), extname(target)))))
      crlf.add(target);
  }
  return crlf;
}

async function readRules(site: string, targets: readonly string[]): Promise<ReadonlyMap<string, LineEndRule>> {
  try {
    return await readLineEndRules(site, targets);
  } catch (error) {
    // Without git, the files that stand there tell.
    if (error instanceof RostrumError) return new Map();
    throw error;
  }
}

/** Looks at the nearest folder upwards that has files of this kind, or folders with such files. */
async function lookAround(
  site: string,
  folder: string,
  extension: string,
  above: (folder: string) => Promise<boolean>,
): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []); // It may not be there yet.
  const inside = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).slice(0, maxLooked);
  const deeper = await Promise.all(
    inside.map(async ({ name }) =>
      (await readdir(join(folder, name)).catch(() => [])).map((file) => join(folder, name, file)),
    ),
  ); // A folder that cannot be read shows nothing.
  const files = [...entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name)), ...deeper.flat()]
    .filter((file) => extname(file) === extension)
    .slice(0, maxLooked);
  const read = await Promise.all(
    files.map((file) =>
      readBytes(file).then(
        ({ bytes }) => (bytes.includes(10) ? isCrlf(bytes) : null),
        () => null,
      ),
    ),
  ); // Nor does a file.
  const known = read.filter((answer) => answer !== null);
  if (known.length > 0) return known.filter(Boolean).length * 2 > known.length;
  return folder === site || !folder.startsWith(site) ? false : above(dirname(folder));
}
