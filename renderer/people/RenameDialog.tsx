import { useEffect, useState } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import type { FilePreview } from '../../shared/changes/change-hit.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { applyChange } from '../changes/apply-change.ts';
import { ChangePreview } from '../changes/ChangePreview.tsx';
import { unlessCancelled } from '../changes/unless-cancelled.ts';
import { useTickedHits } from '../changes/ticked-hits.ts';
import { unsavedTexts } from '../episode/open/open-episodes-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import type { Rename } from '../../shared/people/rename-person.ts';

const nothing: readonly FilePreview[] = [];
const previewDelayMs = 250;

/** Gives a person another name in many files, hit by hit with its tick, all files or none. */
export function RenameDialog({ onClose, ...begin }: Rename & { onClose: () => void }) {
  const [names, setNames] = useState<Rename>(begin);
  const [preview, setPreview] = useState<{ readonly names: Rename; readonly files: readonly FilePreview[] } | null>(
    null,
  );
  const progress = useLibrary((state) => (state.progress?.task === 'rename' ? state.progress : null));
  const [applying, setApplying] = useState(false);
  const isReady = names.to.trim() !== '' && names.from !== names.to.trim();
  const files = isReady ? (preview?.files ?? nothing) : nothing;
  const looking = applying || (isReady && preview?.names !== names);
  const hits = useTickedHits(files);
  useEffect(() => {
    if (!isReady) return;
    let wanted = true;
    const timer = setTimeout(() => {
      void reportErrors(() =>
        request('people.previewRename', { ...names, unsaved: unsavedTexts() }).catch(unlessCancelled),
      ).then((found) => wanted && setPreview({ names, files: found?.files ?? nothing }));
    }, previewDelayMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
      void request('people.cancelRename', null);
    };
  }, [names, isReady]);
  const apply = async () => {
    setApplying(true);
    const done = await applyChange(`Renamed ${names.from} to ${names.to.trim()}`, hits.chosen);
    setApplying(false);
    if (done) onClose();
  };
  const listed = files.reduce((sum, file) => sum + file.hits.length, 0);
  return (
    <Dialog title="Rename a person" wide onClose={onClose}>
      <div className="rename">
        <div className="rename-names">
          <label>
            As it is written
            <input
              className="input"
              dir="auto"
              value={names.from}
              onChange={(event) => setNames({ ...names, from: event.target.value })}
              spellCheck={false}
            />
          </label>
          <button
            className="button small"
            aria-label="Swap the names"
            title="Swap the names"
            onClick={() => setNames({ from: names.to, to: names.from })}
          >
            <ArrowLeftRight size={14} aria-hidden />
          </button>
          <label>
            As it should be
            <input
              className="input"
              dir="auto"
              value={names.to}
              onChange={(event) => setNames({ ...names, to: event.target.value })}
              spellCheck={false}
              autoFocus
            />
          </label>
        </div>
        <p className="quiet-text" role="status">
          {!isReady
            ? 'Write the name as it should be.'
            : looking
              ? 'Looking through the episodes…'
              : listed === 0
                ? 'This name stands nowhere.'
                : 'Ticked is where they take part. Where others say the name it is for you to tick; archived fields are left alone.'}
        </p>
        {looking && progress && (
          <progress max={progress.total} value={progress.done} aria-label="Looking through the episodes" />
        )}
        {listed > 0 && <ChangePreview files={files} hits={hits} label="What would be renamed" />}
      </div>
      <DialogFooter onCancel={onClose} disabled={hits.chosen.length === 0 || looking} onClick={() => void apply()}>
        Rename in {countOf(hits.chosen.length, 'episode')}
      </DialogFooter>
    </Dialog>
  );
}
