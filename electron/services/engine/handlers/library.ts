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
    'library.list': () => ({ rows: listRows(current().library), indexing: !current().listed }),
    'library.rows': ({ paths }) => ({ rows: listRows(current().library, paths), indexing: !current().listed }),
    'library.summary': async () => {
      const { library } = current();
      return { ...summarise(library), people: await countPeople(library) };
    },
    'library.worklist': () => readWorklist(current().library),
    'library.problems': (filter) => ({ files: listProblems(current().library.catalogue, filter) }),
    'library.search': (request) => searchTurns(current().library.catalogue, request),
  };
}
