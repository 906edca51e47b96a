import { useEffect, useState } from 'react';
import type { LastPlace } from '../../shared/library/last-place.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { reportErrors } from '../base/notices-store.ts';

/** After an interruption: back to the turn that was worked on last, into the pass where one was running. */
export function ContinueButton() {
  const { library, rows } = useLibrary();
  const [last, setLast] = useState<LastPlace | null>(null);
  const root = library!.root;
  useEffect(() => {
    void reportErrors(() => request('app.lastPlace', { library: root })).then((place) => setLast(place ?? null));
  }, [root]);
  const row = last && rows.find(({ path }) => path === last.path);
  if (!last || row?.kind !== 'episode' || row.state === 'published') return null;
  return (
    <button className="button primary" onClick={() => go({ kind: 'episode', path: last.path, resume: last })}>
      Continue: {row.title}, turn {Math.min(last.turn + 1, row.turns)}
    </button>
  );
}
