import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFoot } from '../../base/ui/DialogFoot.tsx';
import { baseText } from '../editor/unsaved-edits.ts';
import { Comparison } from '../history/Comparison.tsx';
import { goToOffset } from '../open/go-to.ts';
import { saveSession } from '../open/save-session.ts';
import type { Session } from '../open/session.ts';

/** What a save would change, before it does. */
export function ChangesDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  return (
    <Dialog title="Changes that are not saved" wide onClose={onClose}>
      <Comparison
        before={{ label: 'In the file', text: baseText(session.state) }}
        after={{ label: 'What is shown', text: session.state.doc.toString() }}
        onGo={(offset) => {
          onClose();
          goToOffset(offset);
        }}
      />
      <DialogFoot
        onCancel={onClose}
        cancel="Go on editing"
        onClick={() => void saveSession(session.path).then((saved) => saved && onClose())}
      >
        Save
      </DialogFoot>
    </Dialog>
  );
}
