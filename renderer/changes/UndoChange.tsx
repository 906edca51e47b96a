import './changes.css';
import { countOf } from '../../shared/text/count-of.ts';
import { useCommand } from '../base/commands.ts';
import { useNavigation } from '../base/navigation-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { undoChange } from './apply-change.ts';
import { useLastChange, type LastChange } from './last-change-store.ts';

/** Undo and Redo where no episode is shown, and the question of whether an undo in one is meant for all the files that were changed with it. */
export function UndoChange() {
  const { last, asking } = useLastChange();
  const inEpisode = useNavigation(({ place }) => place.kind === 'episode');
  const takeBack = () => void (last && undoChange(last));
  useCommand('edit.undo', takeBack, last !== null && !last.isUndo && !inEpisode);
  useCommand('edit.redo', takeBack, last !== null && last.isUndo && !inEpisode);
  return last !== null && asking ? <AskToUndo change={last} /> : null;
}

function AskToUndo({ change }: { change: LastChange }) {
  const close = () => useLastChange.setState({ asking: false });
  const files = countOf(change.files, 'file');
  return (
    <Dialog title="Undo a change of many files?" onClose={close}>
      <div className="undo-change">
        <p>
          The last change was made outside this episode: {change.title}, in {files}.
        </p>
        <p className="quiet-text">What was edited or written by another program since is left as it is.</p>
      </div>
      <DialogFooter onCancel={close} cancel="Leave it" onClick={() => void undoChange(change)} autoFocus>
        Undo in {files}
      </DialogFooter>
    </Dialog>
  );
}
