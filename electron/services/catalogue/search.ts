import type { FoundTurns } from '../../../shared/library/search-hit.ts';
import { searchTurns, type SearchRequest } from '../../catalogue/search.ts';
import { fillSearch, indexLibrary } from './indexer.ts';
import type { Library } from '../library/library.ts';

export interface SearchAnswer extends FoundTurns {
  /** What the search itself took. */
  readonly ms: number;
}

/** Searches the files as they are now: the catalogue is first brought up to them. */
export async function searchLibrary(library: Library, request: SearchRequest): Promise<SearchAnswer> {
  await indexLibrary(library);
  await fillSearch(library);
  const start = performance.now();
  const found = searchTurns(library.catalogue, request);
  return { ...found, ms: performance.now() - start };
}
