import { interpretDate } from '../../../shared/episode/model/interpret-value.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { readLabels, type LabelsBefore } from '../../../shared/operations/declare-guests.ts';
import { readHabits, type Habits, type PeerEpisode } from '../../../shared/new-episode/habits.ts';
import { planNewEpisode, type NewEpisode, type NewEpisodePlan } from '../../../shared/new-episode/plan-new-episode.ts';
import { collisionKey } from '../../../shared/publish/target-path.ts';
import { listFiles } from '../../catalogue/catalogue.ts';
import { readSource } from '../../files/read-file.ts';
import type { FileToWrite } from '../writing/records.ts';
import { inspectionStamp } from '../pool/inspect.ts';
import { pathInLibrary, type Library } from '../library/library.ts';
import { save } from '../writing/save.ts';

/** Habits are read off so many of the newest episodes, and labels off so many. */
const habitsFrom = 10;
const labelsFrom = 300;

export interface LibraryHabits {
  readonly habits: Habits;
  readonly labels: LabelsBefore;
  /** The line ends of the newest episode. */
  readonly lineEnd: '\n' | '\r\n';
}

/** What was read last, with the paths and hashes that it was read from: previews ask again with every key. */
const lastRead = new WeakMap<Library, { readonly from: string; readonly habits: LibraryHabits }>();

/** How a library's newer episodes are written, and the labels that its people have. The catalogue must be up to date. */
export async function readLibraryHabits(library: Library): Promise<LibraryHabits> {
  const age = (date: string | null) => interpretDate(date ?? '')?.instant.getTime() ?? -Infinity;
  const newest = listFiles(library.catalogue)
    .filter(({ kind }) => kind === 'episode')
    .toSorted((a, b) => age(b.date) - age(a.date))
    .slice(0, labelsFrom);
  const from = [inspectionStamp(library.config), ...newest.map(({ path, hash }) => `${path}\n${hash}`)].join('\n');
  const known = lastRead.get(library);
  if (known?.from === from) return known.habits;
  const peers: PeerEpisode[] = [];
  let lineEnd: LibraryHabits['lineEnd'] | null = null;
  for (const { path } of newest) {
    try {
      const { source } = await readSource(pathInLibrary(library, path));
      lineEnd ??= source.endings === '\r\n' ? '\r\n' : '\n';
      peers.push({ path, episode: parseEpisode(source.text, library.config) });
    } catch (error) {
      // What cannot be read is listed as such, and shows no habits.
      if (!(error instanceof RostrumError)) throw error;
    }
  }
  const habits = {
    habits: readHabits(peers.slice(0, habitsFrom), library.config),
    labels: readLabels(peers.map(({ episode }) => episode)),
    lineEnd: lineEnd ?? '\n',
  };
  lastRead.set(library, { from, habits });
  return habits;
}

/** A new episode, and the line ends that its file gets; its text has LF. */
export interface PlannedEpisode extends NewEpisodePlan {
  readonly lineEnd: LibraryHabits['lineEnd'];
}

/** What a new episode would be, and whether its place is free. @param others that are made together with it */
export async function planEpisode(
  library: Library,
  request: NewEpisode,
  others: readonly { readonly path: string; readonly title: string }[] = [],
): Promise<PlannedEpisode> {
  const { habits, labels, lineEnd } = await readLibraryHabits(library);
  const plan = planNewEpisode(request, habits, labels, library.config);
  const key = collisionKey(plan.path);
  const there = [...listFiles(library.catalogue), ...others].find(({ path }) => collisionKey(path) === key);
  return there === undefined
    ? { ...plan, lineEnd }
    : { ...plan, lineEnd, problems: [...plan.problems, `“${there.path}” is there already, as “${there.title}”.`] };
}

/**
 * Makes a new episode on disk, never over a file that is there.
 * @throws RostrumError as `writeEpisodes`
 */
export async function createEpisode(library: Library, request: NewEpisode): Promise<NewEpisodePlan> {
  const plan = await planEpisode(library, request);
  await writeEpisodes(library, [plan], (files) => save(library, { file: files[0] }));
  return plan;
}

/**
 * Has new episodes written, never over a file that is there.
 * @throws RostrumError `bad-request` with what is wrong with one; `changed-on-disk` where a file is there; as `write`
 */
export async function writeEpisodes(
  library: Library,
  episodes: readonly PlannedEpisode[],
  write: (files: FileToWrite[]) => Promise<unknown>,
): Promise<void> {
  for (const { path, problems } of episodes) {
    if (problems[0] !== undefined)
      throw new RostrumError({ code: 'bad-request', message: problems[0], next: 'Nothing was written.', path });
    pathInLibrary(library, path);
  }
  try {
    await write(
      episodes.map(({ path, text, lineEnd }) => ({
        path,
        before: null,
        bytes: new TextEncoder().encode(text.replaceAll('\n', lineEnd)),
      })),
    );
  } catch (error) {
    const isThere =
      error instanceof RostrumError &&
      error.failure.code === 'changed-on-disk' &&
      episodes.some(({ path }) => path === error.failure.path);
    if (!isThere) throw error;
    throw new RostrumError(
      {
        code: 'changed-on-disk',
        message: 'A file of this name is there already. Nothing was written.',
        next: 'Choose another title or file name.',
        path: error.failure.path,
      },
      { cause: error },
    );
  }
}
