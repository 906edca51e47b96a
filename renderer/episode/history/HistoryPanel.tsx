import './history.css';
import { useEffect, useRef, useState } from 'react';
import type { Revision } from '../../../shared/library/revision.ts';
import { request } from '../../base/client.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { useAnswer } from '../../base/use-answer.ts';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { EmptyState } from '../../base/ui/EmptyState.tsx';
import { focusUnlessUsed } from '../../base/ui/focus.ts';
import { showAsEdit } from '../open/edit-episode.ts';
import { goToOffset } from '../open/go-to.ts';
import type { OpenEpisode } from '../open/open-episodes-store.ts';
import { Comparison } from './Comparison.tsx';
import { formatTime } from '../../base/format-time.ts';

/** Every version that a save replaced: compared with what is shown, and brought back as a change that can be undone. */
export function HistoryPanel({ openEpisode }: { openEpisode: OpenEpisode }) {
  const [compared, setCompared] = useState<{ readonly revision: Revision; readonly text: string } | null>(null);
  const { path, hash } = openEpisode;
  const revisions = useAnswer('history.list', { path }, { version: hash }).answer?.revisions;
  const list = useRef<HTMLUListElement>(null);
  const isShown = revisions !== undefined;
  useEffect(() => {
    if (isShown && list.current) focusUnlessUsed(list.current);
  }, [isShown]);
  const compare = async (revision: Revision) => {
    const answer = await reportErrors(() => request('history.read', { path, hash: revision.hash }));
    if (answer) setCompared({ revision, text: answer.text });
  };
  if (revisions === undefined) return null;
  if (revisions.length === 0) {
    return (
      <EmptyState title="No earlier versions">
        Every save keeps the version that it replaces, here on this machine. From the first save on, it stands here to
        be compared and brought back.
      </EmptyState>
    );
  }
  return (
    <ul className="revisions" ref={list}>
      {revisions.map((revision, index) => (
        <li key={`${revision.hash}:${index}`}>
          <button className="revision" onClick={() => void compare(revision)}>
            <span>{formatTime(revision.savedAt)}</span>
            <span className="problem-place">
              {revision.kind === 'unsaved'
                ? 'work that was never saved'
                : `${index === 0 ? 'before the last save' : 'replaced by a save'}${revision.replacedBy === null ? '' : `: ${revision.replacedBy}`}`}
            </span>
          </button>
        </li>
      ))}
      {compared && <EarlierVersion openEpisode={openEpisode} {...compared} onClose={() => setCompared(null)} />}
    </ul>
  );
}

function EarlierVersion({
  openEpisode,
  revision,
  text,
  onClose,
}: {
  openEpisode: OpenEpisode;
  revision: Revision;
  text: string;
  onClose: () => void;
}) {
  const now = openEpisode.state.doc.toString();
  const time = formatTime(revision.savedAt);
  return (
    <Dialog title={`The version of ${time}, and what came after it`} wide onClose={onClose}>
      <Comparison
        before={{ label: `The version of ${time}`, text }}
        after={{ label: 'What is shown now', text: now }}
        onGo={(offset) => {
          onClose();
          goToOffset(offset);
        }}
      />
      <DialogFooter
        onCancel={onClose}
        cancel="Keep what is shown"
        disabled={text === now || openEpisode.readOnly !== null}
        onClick={() => {
          showAsEdit(text);
          onClose();
        }}
      >
        Bring this version back
      </DialogFooter>
    </Dialog>
  );
}
