import { isAbsolute, join } from 'node:path';
import {
  sidecarPath,
  emptySidecar,
  joinSidecars,
  parseSidecar,
  printSidecar,
  type SidecarRecord,
} from '../../../shared/sidecar/sidecar-record.ts';
import { similarityOf, gatherSimilarityEvidence, type SimilarityEvidence } from '../../../shared/sidecar/similarity.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { OrphanedRecord } from '../../../shared/sidecar/orphaned-record.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { decode } from '../../../shared/text/source-text.ts';
import { listFiles } from '../../catalogue/catalogue.ts';
import { readText } from '../../files/own-text.ts';
import { readSource } from '../../files/read-file.ts';
import { currentHash } from '../../files/write-file.ts';
import { readKeptPaths, readRevisions, readUnsaved } from '../../history/history.ts';
import { isTicked, readKnown, stampSidecar } from '../writing/sidecar.ts';
import { pathInLibrary, type Library } from '../library/library.ts';
import { sidecarChange, isSidecar, type RecordChange } from '../writing/records.ts';
import { save } from '../writing/save.ts';

/**
 * Episodes of which something is kept, in `.rostrum` or in the history, and whose file is gone: renamed or moved by
 * another program, by git, or deleted. Each with the one file that says what it said, where there is one. The catalogue
 * must be up to date.
 */
export async function findOrphanedRecords(library: Library): Promise<OrphanedRecord[]> {
  const { config } = library;
  const files = listFiles(library.catalogue);
  const present = new Set(files.map(({ path }) => path));
  const records = await stampSidecar(library.root);
  const kept = new Map(readKeptPaths(library.history).map((one) => [one.path, one]));
  const gone: (OrphanedRecord & { readonly sidecar: SidecarRecord; readonly evidence: SimilarityEvidence })[] = [];
  for (const from of [...new Set([...records.keys(), ...kept.keys()])].sort()) {
    // An episode that the settings leave out of the list is there all the same.
    if (present.has(from) || isAbsolute(from) || isSidecar(from) || (await isThere(library, from))) continue;
    const known = kept.get(from);
    const earlier = lastKnownText(library, from);
    const sidecar = records.has(from) ? await readKnown(library.root, from) : emptySidecar;
    const evidence = gatherSimilarityEvidence(sidecar, earlier === null ? null : parseEpisode(earlier, config));
    gone.push({
      from,
      to: null,
      record: records.has(from),
      versions: known?.versions ?? 0,
      work: known?.hasWork ?? false,
      sidecar,
      evidence,
    });
  }
  if (gone.length === 0) return [];
  const found = new Map<string, { readonly to: string | null; readonly similarity: number }>();
  for (const { path, kind } of files) {
    if (kind === 'unreadable') continue;
    const read = await readSource(join(library.root, path)).catch(() => null); // Gone or broken since it was listed.
    if (read === null) continue;
    const episode = parseEpisode(read.source.text, config);
    for (const { from, sidecar, evidence } of gone) {
      const similarity = isTicked(sidecar, read.source.text) ? 1 : similarityOf(episode, evidence);
      const best = found.get(from)?.similarity ?? 0;
      // Of two copies nobody knows which one it is.
      if (similarity > best) found.set(from, { to: path, similarity });
      else if (similarity === best && similarity > 0) found.set(from, { to: null, similarity });
    }
  }
  return gone.map(({ from, record, versions, work }) => ({
    from,
    to: found.get(from)?.to ?? null,
    record,
    versions,
    work,
  }));
}

/**
 * Gives what is kept of an episode that is gone to the file that it is now.
 * @throws RostrumError `bad-request` where the one is not gone or the other not there; as `save`
 */
export async function relink(
  library: Library,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  if (await isThere(library, from))
    throw new RostrumError({ code: 'bad-request', message: 'This episode is where it was.', path: from });
  if (!(await isThere(library, to)))
    throw new RostrumError({ code: 'not-found', message: 'There is no such episode.', path: to });
  await save(library, { records: await moveRecord(library, from, to), moves: [from, to] });
}

/** What gives the record of one episode to another; nothing where there is none. */
export async function moveRecord({ root }: Library, from: string, to: string): Promise<RecordChange[]> {
  const { text: taken } = await readText(join(root, sidecarPath(from)));
  if (taken === '') return [];
  return [
    sidecarChange(to, (sidecar) => joinSidecars(parseSidecar(taken), sidecar)),
    { path: sidecarPath(from), change: (text) => (text === taken ? '' : printSidecar(parseSidecar(text))) },
  ];
}

/** The last that is known of an episode's text: work that is not saved, else its latest version; null where nothing is kept. */
export function lastKnownText({ history }: Library, path: string): string | null {
  const work = readUnsaved(history, path);
  if (work !== null) return work.text;
  const [latest] = readRevisions(history, path);
  if (latest === undefined) return null;
  const decoded = decode(latest.bytes);
  return decoded.kind === 'refused' ? null : decoded.source.text;
}

async function isThere(library: Library, path: string): Promise<boolean> {
  // What cannot be read is there.
  return (await currentHash(pathInLibrary(library, path)).catch(() => '')) !== null;
}
