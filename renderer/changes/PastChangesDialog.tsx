import './changes.css';
import { useState } from 'react';
import { countOf } from '../../shared/text/count-of.ts';
import { useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { undoChange } from './apply-change.ts';

/** Changes of many files that were carried out, each of which can be undone as one. */
export function PastChangesDialog() {
  const [isOpen, setOpen] = useState(false);
  const hasLibrary = useLibrary((state) => state.library !== null);
  useCommand('library.changes', () => setOpen(true), hasLibrary);
  return isOpen ? <OpenPastChangesDialog onClose={() => setOpen(false)} /> : null;
}

function OpenPastChangesDialog({ onClose }: { onClose: () => void }) {
  const { answer, failure } = useAnswer('changes.list', null, { followLibrary: true });
  if (answer === undefined && failure === null) return null;
  const changes = answer?.changes ?? [];
  return (
    <Dialog title="Changes of many files" onClose={onClose}>
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
              <button
                className="button small"
                aria-label={`Undo: ${title}`}
                onClick={() => void undoChange({ id, title })}
              >
                Undo
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
