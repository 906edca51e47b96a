import { useEffect, useRef, useState } from 'react';
import type { ChangesPreview, FilePreview } from '../../shared/changes/change-hit.ts';
import type { FixFilter } from '../../shared/lint/model/problems-by-rule.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { TickAll } from '../base/ui/TickAll.tsx';
import { applyChange } from '../changes/apply-change.ts';
import { ChangePreview } from '../changes/ChangePreview.tsx';
import { countPlaces, tickedTogether, useTickedHits } from '../changes/ticked-hits.ts';
import { unsavedTexts } from '../episode/open/open-episodes-store.ts';
import { unlessCancelled } from '../changes/unless-cancelled.ts';

const nothing: readonly FilePreview[] = [];

/**
 * Every fix in all episodes, each with its tick: carried out in all files or in none, with one undo.
 * @param what whose fixes they are: a rule, or severities
 */
export function FixInLibraryDialog({
  filter,
  what,
  onClose,
}: {
  filter: FixFilter;
  what: string;
  onClose: () => void;
}) {
  const [preview, setPreview] = useState<ChangesPreview | null>(null);
  const asked = JSON.stringify(filter);
  const [applying, setApplying] = useState(false);
  const progress = useLibrary(({ progress: running }) =>
    running?.task === 'fixes' || running?.task === 'change' ? running : null,
  );
  const files = preview?.files ?? nothing;
  const hits = useTickedHits(files);
  useEffect(() => {
    let wanted = true;
    void reportErrors(() =>
      request('fixes.preview', { ...(JSON.parse(asked) as FixFilter), unsaved: unsavedTexts() }).catch(unlessCancelled),
    ).then((found) => wanted && found && setPreview(found));
    return () => {
      wanted = false;
      void request('fixes.cancel', null);
    };
  }, [asked]);
  const apply = async () => {
    setApplying(true);
    const done = await applyChange(`Fixed ${what}`, hits.chosen);
    setApplying(false);
    if (done) onClose();
  };
  const all = files.flatMap((file) => file.hits);
  const together = tickedTogether(all);
  const isBusy = applying || preview === null;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever asked goes on with the keys: to tick the rest, or to carry out what is ticked.
    if (preview === null) return;
    const tickAll = body.current?.querySelector<HTMLInputElement>('.fix-all-ticks input:not(:checked)');
    const confirm = body.current?.parentElement?.querySelector<HTMLElement>('.button.primary:not(:disabled)');
    (tickAll ?? confirm)?.focus();
  }, [preview]);
  return (
    <Dialog title={`Fix all: ${what}`} wide onClose={onClose}>
      <div className="fix-in-library" ref={body}>
        <p className="quiet-text" role="status">
          {preview === null ? 'Working out the fixes…' : describe(preview, all.length - together.length > 0)}
        </p>
        {isBusy && progress && (
          <progress max={progress.total} value={progress.done} aria-label="Going through the episodes" />
        )}
        {together.length > 1 && (
          <label className="check fix-all-ticks">
            <TickAll
              ticked={together.filter((hit) => hits.ticked.has(hit)).length}
              of={together.length}
              onTick={(on) => hits.tick(together, on)}
            />
            All {countOf(together.length, 'fix', 'fixes')}
          </label>
        )}
        {all.length > 0 && <ChangePreview files={files} hits={hits} label="What would be fixed" />}
      </div>
      <DialogFooter onCancel={onClose} disabled={hits.chosen.length === 0 || isBusy} onClick={() => void apply()}>
        Fix {countOf(hits.ticked.size, 'place')} in {countOf(hits.chosen.length, 'episode')}
      </DialogFooter>
    </Dialog>
  );
}

function describe({ files, failed }: ChangesPreview, hasAlternatives: boolean): string {
  if (files.length === 0) return 'None of these problems has a fix: each is for you to decide, in its episode.';
  const places = files.reduce((sum, { hits }) => sum + countPlaces(hits), 0);
  return [
    `${countOf(places, 'problem')} in ${countOf(files.length, 'episode')}. Ticked is what can be read in one way only; the rest is for you to tick.`,
    ...(hasAlternatives ? ['Where there are several answers to one problem, tick one.'] : []),
    ...(failed.length > 0
      ? [`${countOf(failed.length, 'file')} could not be read: ${failed.map(({ path }) => path).join(', ')}.`]
      : []),
  ].join(' ');
}
