import './changes.css';
import { useEffect, useState } from 'react';
import type { AppliedChange } from '../../shared/changes/applied-change.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { undoChange } from './apply-change.ts';

/** Changes of many files that were carried out, each of which can be undone as one. */
export function PastChangesDialog() {
  const [changes, setChanges] = useState<readonly AppliedChange[] | null>(null);
  const hasLibrary = useLibrary((state) => state.library !== null);
  const rows = useLibrary((state) => state.rows);
  useCommand('library.changes', () => void fetchChanges().then(setChanges), hasLibrary);
  const isOpen = changes !== null;
  useEffect(() => {
    if (isOpen) void fetchChanges().then(setChanges);
  }, [isOpen, rows]);
  if (changes === null) return null;
  return (
    <Dialog title="Changes of many files" onClose={() => setChanges(null)}>
      {changes.length === 0 ? (
        <p className="past-changes quiet-text">
          Nothing was replaced, renamed or published here yet. What is will be listed here, and can be undone as one.
        </p>
      ) : (
        <ul className="past-changes">
          {changes.map(({ id, title, appliedAt, paths }) => (
            <li key={id}>
              <div>
                <p>{title}</p>
                <p className="quiet-text">
                  {new Date(appliedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
                  {countOf(paths.length, 'file')}
                </p>
              </div>
              <button className="button small" aria-label={`Undo: ${title}`} onClick={() => void undoChange(id)}>
                Undo
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

async function fetchChanges(): Promise<readonly AppliedChange[]> {
  return (await reportErrors(() => request('changes.list', null)))?.changes ?? [];
}
