import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { baseText } from '../editor/unsaved-edits.ts';
import { Comparison } from '../history/Comparison.tsx';
import { goToOffset } from '../open/go-to.ts';
import { saveEpisode } from '../open/save-episode.ts';
import type { OpenEpisode } from '../open/open-episodes-store.ts';

/** What a save would change, before it does. */
export function ChangesDialog({ openEpisode, onClose }: { openEpisode: OpenEpisode; onClose: () => void }) {
  return (
    <Dialog title="Changes that are not saved" wide onClose={onClose}>
      <Comparison
        before={{ label: 'In the file', text: baseText(openEpisode.state) }}
        after={{ label: 'What is shown', text: openEpisode.state.doc.toString() }}
        onGo={(offset) => {
          onClose();
          goToOffset(offset);
        }}
      />
      <DialogFooter
        onCancel={onClose}
        cancel="Keep editing"
        onClick={() => void saveEpisode(openEpisode.path).then((saved) => saved && onClose())}
      >
        Save
      </DialogFooter>
    </Dialog>
  );
}
