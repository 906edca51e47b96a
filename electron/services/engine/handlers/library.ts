import { unreadRow, type EpisodeRow } from '../../../../shared/library/episode-row.ts';
import type { libraryRequests } from '../../../../shared/ipc/requests/library.ts';
import { listProblems } from '../../../catalogue/problems.ts';
import { searchTurns } from '../../../catalogue/search.ts';
import { countPeople } from '../../catalogue/people.ts';
import { readWorklist } from '../../catalogue/worklist.ts';
import { fileInLibrary, listRows, summarise } from '../../library/library.ts';
import type { EngineContext, HandlersOf, OpenLibrary } from './context.ts';

/** @param open opens a library in place of the one that is open */
export function libraryHandlers(
  { current }: EngineContext,
  open: (path: string) => Promise<OpenLibrary>,
): HandlersOf<typeof libraryRequests> {
  return {
    'library.open': async ({ path }) => {
      const { library } = await open(path);
      return { ...library.info, asked: await fileInLibrary(library, path) };
    },
    'library.info': () => current().library.info,
    'library.list': () => ({ rows: rowsOf(current()), indexing: !current().listed }),
    'library.rows': ({ paths }) => ({ rows: rowsOf(current(), paths), indexing: !current().listed }),
    'library.checked': async () => {
      const { awaitingCheck } = current();
      if (awaitingCheck === null) return false;
      await new Promise<void>((goOn) => awaitingCheck.push(goOn));
      return true;
    },
    'library.summary': async () => {
      const { library } = current();
      return { ...summarise(library), people: await countPeople(library) };
    },
    'library.worklist': () => readWorklist(current().library),
    'library.problems': (filter) => ({ files: listProblems(current().library.catalogue, filter) }),
    'library.search': (request) => searchTurns(current().library.catalogue, request),
  };
}

/** The list by path: what was read, and what is known by its name only. @param paths only those of them that are there */
function rowsOf({ library, unread }: OpenLibrary, paths?: readonly string[]): EpisodeRow[] {
  const rows = listRows(library, paths);
  const asked = paths === undefined ? null : new Set(paths);
  const named = [...unread].flatMap(([path, bytes]) => ((asked?.has(path) ?? true) ? [unreadRow(path, bytes)] : []));
  return named.length === 0 ? rows : [...rows, ...named].sort((a, b) => (a.path < b.path ? -1 : 1));
}
