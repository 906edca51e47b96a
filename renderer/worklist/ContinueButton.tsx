import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { useAnswer } from '../base/use-answer.ts';

/** After an interruption: back to the turn that was worked on last, into the pass where one was running. */
export function ContinueButton() {
  const root = useLibrary((state) => state.library!.root);
  const rows = useLibrary((state) => state.rows);
  const { answer: last } = useAnswer('app.lastPlace', { library: root });
  const row = last && rows.find(({ path }) => path === last.path);
  if (!last || row?.kind !== 'episode' || row.state === 'published') return null;
  return (
    <button className="button primary" onClick={() => go({ kind: 'episode', path: last.path, resume: last })}>
      Continue: {row.title}, turn {Math.min(last.turn + 1, row.turns)}
    </button>
  );
}
