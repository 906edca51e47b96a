import { useEffect, useState } from 'react';
import type { LastPlace } from '../../shared/ipc/views.ts';
import { request } from '../app/client.ts';
import { attempt, go, useApp } from '../app/store.ts';

/** After an interruption: back to the turn that was worked on last, into the pass where one was running. */
export function ContinueButton() {
  const { library, rows } = useApp();
  const [last, setLast] = useState<LastPlace | null>(null);
  const root = library!.root;
  useEffect(() => {
    void attempt(() => request('app.lastPlace', { library: root })).then((place) => setLast(place ?? null));
  }, [root]);
  const row = last && rows.find(({ path }) => path === last.path);
  if (!last || row?.kind !== 'episode' || row.state === 'published') return null;
  return (
    <button className="button primary" onClick={() => go({ kind: 'episode', path: last.path, resume: last })}>
      Continue: {row.title}, turn {Math.min(last.turn + 1, row.turns)}
    </button>
  );
}
