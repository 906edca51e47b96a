import { useState } from 'react';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { finishMerge } from '../open/changes-on-disk.ts';
import { baseText } from '../editor/unsaved-edits.ts';
import { Comparison } from '../history/Comparison.tsx';
import { formatTime } from '../../base/format-time.ts';
import { MergeDialog } from '../../merge/MergeDialog.tsx';
import { discardRecovered, mergeRecovered, restoreRecovered } from '../open/recovered-work.ts';
import { VoicesBanner } from '../voices/VoicesBanner.tsx';
import type { OpenEpisode } from '../open/open-episodes-store.ts';

/** What needs a decision before work goes on: work that was never saved, a file that another program changed. */
export function EpisodeBanners({ openEpisode }: { openEpisode: OpenEpisode }) {
  const { recovered, conflict, path, readOnly } = openEpisode;
  return (
    <>
      {readOnly !== null && (
        <div className="banner" role="status">
          <p>{readOnly}</p>
        </div>
      )}
      <VoicesBanner openEpisode={openEpisode} />
      {recovered && <Recovered key={openEpisode.id} openEpisode={openEpisode} recovered={recovered} />}
      {conflict && (
        <Conflict key={`${path} ${conflict.hash} ${conflict.asked}`} openEpisode={openEpisode} conflict={conflict} />
      )}
    </>
  );
}

/** Work that a crash left behind: compared first, restored or discarded. */
function Recovered({
  openEpisode,
  recovered,
}: {
  openEpisode: OpenEpisode;
  recovered: NonNullable<OpenEpisode['recovered']>;
}) {
  const [comparing, setComparing] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const time = formatTime(recovered.savedAt);
  const restore = () => {
    setComparing(false);
    const { text, isDecided } = mergeRecovered(openEpisode);
    if (isDecided) restoreRecovered(text);
    else setDeciding(true);
  };
  const discard = () => {
    setComparing(false);
    void discardRecovered();
  };
  return (
    <div className="banner" role="alert">
      <p>Work of {time} on this episode was never saved.</p>
      <button className="button small" onClick={() => setComparing(true)}>
        Compare…
      </button>
      <button className="button small primary" onClick={restore}>
        Restore
      </button>
      <button className="button small" onClick={discard}>
        Discard
      </button>
      {comparing && (
        <Dialog title="Work that was never saved" wide onClose={() => setComparing(false)}>
          <Comparison
            before={{ label: 'In the file', text: baseText(openEpisode.state) }}
            after={{ label: `With the work of ${time}`, text: mergeRecovered(openEpisode).text }}
          />
          <DialogFooter onCancel={discard} cancel="Discard" onClick={restore}>
            Restore
          </DialogFooter>
        </Dialog>
      )}
      {deciding && (
        <MergeDialog
          title="The file was changed since that work"
          base={recovered.base!}
          ours={recovered.text}
          theirs={openEpisode.state.doc.toString()}
          names={{ ours: 'That work', theirs: 'What is shown' }}
          onMerged={(text) => {
            setDeciding(false);
            restoreRecovered(text);
          }}
          onClose={() => setDeciding(false)}
        />
      )}
    </div>
  );
}

/** Somebody else and the editor changed the same: asked when the editor saves or says so, never in the middle of a word. */
function Conflict({
  openEpisode,
  conflict,
}: {
  openEpisode: OpenEpisode;
  conflict: NonNullable<OpenEpisode['conflict']>;
}) {
  const [deciding, setDeciding] = useState(conflict.asked > 0);
  return (
    <div className="banner" role="alert">
      <p>
        {conflict.own
          ? 'What you did elsewhere (a change of many files, an undo or a pull) changed the same place of this file as your unsaved work. Nothing of either is lost yet.'
          : 'Another program changed this file while you were working on it, and both of you changed the same place. Nothing of either is lost yet.'}
      </p>
      <button className="button small primary" onClick={() => setDeciding(true)}>
        Decide…
      </button>
      {deciding && (
        <MergeDialog
          title={
            conflict.own
              ? 'The file and your unsaved work were both changed here'
              : 'Both you and another program changed this'
          }
          base={baseText(openEpisode.state)}
          ours={openEpisode.state.doc.toString()}
          theirs={conflict.text}
          names={{ ours: 'Yours', theirs: 'In the file' }}
          onMerged={(text) => {
            setDeciding(false);
            finishMerge(openEpisode.path, conflict, text);
          }}
          onClose={() => setDeciding(false)}
        />
      )}
    </div>
  );
}
