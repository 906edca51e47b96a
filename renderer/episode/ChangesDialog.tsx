import { Dialog } from '../ui/Dialog.tsx';
import { DiffView } from '../ui/DiffView.tsx';
import { baseField } from './editor/unsaved-edits.ts';
import { saveSession, type Session } from './session.ts';

/** What a save would change, before it does. */
export function ChangesDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  return (
    <Dialog title="Changes that are not saved" wide onClose={onClose}>
      <DiffView before={session.state.field(baseField).doc.toString()} after={session.state.doc.toString()} label="Changes" />
      <footer className="dialog-foot">
        <button className="button" onClick={onClose}>
          Go on editing
        </button>
        <button className="button primary" onClick={() => void saveSession(session.path).then((saved) => saved && onClose())}>
          Save
        </button>
      </footer>
    </Dialog>
  );
}
