import { RostrumError } from '../../../shared/failure.ts';
import { checkPath } from '../../../shared/new-episode/plan-new-episode.ts';
import { collisionKey } from '../../../shared/publish/target-path.ts';
import { listFiles } from '../../catalogue/catalogue.ts';
import { readBytesIfExists } from '../../files/read-file.ts';
import { moveRecord } from '../catalogue/orphaned-records.ts';
import { pathInLibrary, type Library } from '../library/library.ts';
import { save } from '../writing/save.ts';

/** Paths relative to the library, with `/`. */
export interface EpisodeMove {
  readonly from: string;
  readonly to: string;
}

/**
 * Why an episode cannot have another path; null where it can, as far as the catalogue knows.
 * @throws RostrumError `forbidden-path` for a path outside of the library
 */
export function refuseRename(library: Library, { from, to }: EpisodeMove): RostrumError | null {
  const refuse = (message: string, next: string) =>
    new RostrumError({ code: 'bad-request', message, next, path: from });
  const [wrong] = checkPath(to);
  if (wrong !== undefined) return refuse(wrong, 'Choose another name.');
  pathInLibrary(library, to);
  if (from === to) return refuse('The file has this name already.', 'Choose another name.');
  const key = collisionKey(to);
  const there = listFiles(library.catalogue).find(({ path }) => path !== from && collisionKey(path) === key);
  return there === undefined
    ? null
    : refuse(`“${there.path}” is there already, as “${there.title}”.`, 'Choose another name.');
}

/**
 * Gives an episode's file another name or place in the library, byte for byte and never over a file that is there. Its
 * record, its versions and work that is not saved go along. All of it happens, or nothing.
 * @throws RostrumError `bad-request` with why it cannot be; `not-found`; `changed-on-disk` where a file is there; as `save`
 */
export async function renameEpisode(library: Library, move: EpisodeMove): Promise<void> {
  const refusal = refuseRename(library, move);
  if (refusal !== null) throw refusal;
  const { from, to } = move;
  const before = await readBytesIfExists(pathInLibrary(library, from));
  if (before === null)
    throw new RostrumError({ code: 'not-found', message: 'There is no such episode any more.', path: from });
  try {
    await save(library, {
      file: { path: to, before: null, bytes: before.bytes },
      removed: { path: from, before, bytes: null },
      records: await moveRecord(library, from, to),
      moves: [from, to],
    });
  } catch (error) {
    const isThere =
      error instanceof RostrumError && error.failure.code === 'changed-on-disk' && error.failure.path === to;
    if (!isThere) throw error;
    throw new RostrumError(
      {
        code: 'changed-on-disk',
        message: `A file is at “${to}” already. Nothing was renamed.`,
        next: 'Choose another name.',
        path: to,
      },
      { cause: error },
    );
  }
}
