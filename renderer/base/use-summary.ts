import type { LibrarySummary } from '../../shared/library/library-summary.ts';
import { useAnswer } from './use-answer.ts';

/** What was recognised in the library, kept up with it; null until it is known. */
export function useSummary(): LibrarySummary | null {
  return useAnswer('library.summary', null, { followLibrary: true }).answer ?? null;
}
