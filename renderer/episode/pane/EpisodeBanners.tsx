import { useState } from 'react';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFoot } from '../../base/ui/DialogFoot.tsx';
import { finishMerge } from '../open/changes-on-disk.ts';
import { baseText } from '../editor/unsaved-edits.ts';
import { Comparison } from '../history/Comparison.tsx';
import { formatTime } from '../../base/format-time.ts';
import { MergeDialog } from '../../merge/MergeDialog.tsx';
import { discardOffered, mergeOffered, takeOffered } from '../open/offered-work.ts';
import type { Session } from '../open/session.ts';

/** What needs a decision before work goes on: work that was never saved, a file that another program changed. */
export function EpisodeBanners({ session }: { session: Session }) {
  const { offered, conflict, path, readOnly } = session;
  return (
    <>
      {readOnly !== null && (
        <div className="banner" role="status">
          <p>{readOnly}</p>
        </div>
      )}
      {offered && <Offered key={session.id} session={session} offered={offered} />}
      {conflict && (
        <Conflict key={`${path} ${conflict.hash} ${conflict.asked}`} session={session} conflict={conflict} />
      )}
    </>
  );
}

/** Work that a crash left behind: compared first, brought back or forgotten. */
function Offered({ session, offered }: { session: Session; offered: NonNullable<Session['offered']> }) {
  const [comparing, setComparing] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const time = formatTime(offered.savedAt);
  const bringBack = () => {
    setComparing(false);
    const { text, isDecided } = mergeOffered(session);
    if (isDecided) takeOffered(text);
    else setDeciding(true);
  };
  const forget = () => {
    setComparing(false);
    void discardOffered();
  };
  return (
    <div className="banner" role="alert">
      <p>Work of {time} on this episode was never saved.</p>
      <button className="button small" onClick={() => setComparing(true)}>
        Compare…
      </button>
      <button className="button small primary" onClick={bringBack}>
        Bring it back
      </button>
      <button className="button small" onClick={forget}>
        Forget it
      </button>
      {comparing && (
        <Dialog title="Work that was never saved" wide onClose={() => setComparing(false)}>
          <Comparison
            before={{ label: 'In the file', text: baseText(session.state) }}
            after={{ label: `With the work of ${time}`, text: mergeOffered(session).text }}
          />
          <DialogFoot onCancel={forget} cancel="Forget it" onClick={bringBack}>
            Bring it back
          </DialogFoot>
        </Dialog>
      )}
      {deciding && (
        <MergeDialog
          title="The file was changed since that work"
          base={offered.base!}
          ours={offered.text}
          theirs={session.state.doc.toString()}
          names={{ ours: 'That work', theirs: 'What is shown' }}
          onMerged={(text) => {
            setDeciding(false);
            takeOffered(text);
          }}
          onClose={() => setDeciding(false)}
        />
      )}
    </div>
  );
}

/** Another program and the editor changed the same: asked when the editor saves or says so, never in the middle of a word. */
function Conflict({ session, conflict }: { session: Session; conflict: NonNullable<Session['conflict']> }) {
  const [deciding, setDeciding] = useState(conflict.asked > 0);
  return (
    <div className="banner" role="alert">
      <p>
        Another program changed this file while you were working on it, and both of you changed the same place. Nothing
        of either is lost yet.
      </p>
      <button className="button small primary" onClick={() => setDeciding(true)}>
        Decide…
      </button>
      {deciding && (
        <MergeDialog
          title="Both you and another program changed this"
          base={baseText(session.state)}
          ours={session.state.doc.toString()}
          theirs={conflict.text}
          names={{ ours: 'Yours', theirs: 'In the file' }}
          onMerged={(text) => {
            setDeciding(false);
            finishMerge(session.path, conflict, text);
          }}
          onClose={() => setDeciding(false)}
        />
      )}
    </div>
  );
}
