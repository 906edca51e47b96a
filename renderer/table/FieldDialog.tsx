import { useState } from 'react';
import type { ChangesPreview, FilePreview } from '../../shared/changes/change-hit.ts';
import type { FieldChange } from '../../shared/replace/change-field.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { applyChange } from '../changes/apply-change.ts';
import { ChangePreview } from '../changes/ChangePreview.tsx';
import { useTickedHits } from '../changes/ticked-hits.ts';
import { unsavedTexts } from '../episode/open/open-episodes-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { FieldForm } from './FieldForm.tsx';

interface Preview extends ChangesPreview {
  /** Of the field that would change. */
  readonly key: string;
}

const nothing: readonly FilePreview[] = [];

/** One field of many episodes: what would change, file by file, before anything is written. */
export function FieldDialog({
  paths,
  keys,
  onClose,
}: {
  paths: readonly string[];
  keys: readonly string[];
  onClose: () => void;
}) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const hits = useTickedHits(preview?.files ?? nothing);

  const look = async (change: FieldChange) => {
    const found = await reportErrors(() => request('replace.previewField', { paths, change, unsaved: unsavedTexts() }));
    if (found) setPreview({ ...found, key: change.key });
  };
  const apply = async () => {
    if (preview && (await applyChange(`Changed “${preview.key}”`, hits.chosen))) onClose();
  };
  return (
    <Dialog title={`Change a field of ${countOf(paths.length, 'file')}`} wide onClose={onClose}>
      <FieldForm keys={keys} onEdit={() => setPreview(null)} onSubmit={(change) => void look(change)} />
      {preview && (
        <div className="field-preview">
          {preview.files.length === 0 && <p className="quiet-text">Nothing would change.</p>}
          {preview.failed.length > 0 && (
            <ul className="callout error">
              {preview.failed.map(({ path, reason }) => (
                <li key={path}>
                  {path}: {reason}
                </li>
              ))}
            </ul>
          )}
          {preview.files.length > 0 && <ChangePreview files={preview.files} hits={hits} label="What would change" />}
        </div>
      )}
      <DialogFooter onCancel={onClose} disabled={hits.chosen.length === 0} onClick={() => void apply()}>
        Change {countOf(hits.chosen.length, 'file')}
      </DialogFooter>
    </Dialog>
  );
}
