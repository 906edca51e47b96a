import { useEffect, useState } from 'react';
import type { LibrarySummary } from '../../shared/library/library-summary.ts';
import { request } from './client.ts';
import { useLibrary } from './library-store.ts';
import { reportErrors } from './notices-store.ts';

/** What was recognised in the library, kept up as its rows change; null until it is known. */
export function useSummary(): LibrarySummary | null {
  const rows = useLibrary((state) => state.rows);
  const [summary, setSummary] = useState<LibrarySummary | null>(null);
  useEffect(() => {
    void reportErrors(() => request('library.summary', null)).then((answer) => answer && setSummary(answer));
  }, [rows]);
  return summary;
}
