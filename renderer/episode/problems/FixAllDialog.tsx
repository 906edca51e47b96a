import { useState } from 'react';
import type { EditorState } from '@codemirror/state';
import type { Fix, Problem } from '../../../shared/lint/model/problem.ts';
import { withoutOverlaps } from '../../../shared/text/without-overlaps.ts';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { episodeField } from '../editor/episode-field.ts';
import { editShownEpisode } from '../open/edit-episode.ts';
import { FixPreview } from '../../base/ui/FixPreview.tsx';

interface Offer {
  readonly problem: Problem;
  readonly fix: Fix;
}

/** Every problem with one right answer, with what it would change. Only white space and label punctuation are ticked. */
export function FixAllDialog({
  state,
  problems,
  onClose,
}: {
  state: EditorState;
  problems: readonly Problem[];
  onClose: () => void;
}) {
  const [offers] = useState(() =>
    problems.flatMap((problem): Offer[] => (problem.fixes.length === 1 ? [{ problem, fix: problem.fixes[0]! }] : [])),
  );
  const [ticked, setTicked] = useState<ReadonlySet<Offer>>(() => new Set(offers.filter(({ fix }) => fix.ticked)));
  const { text } = state.field(episodeField);
  const toggle = (chosen: readonly Offer[], on: boolean) => {
    const next = new Set(ticked);
    for (const offer of chosen)
      if (on) next.add(offer);
      else next.delete(offer);
    setTicked(next);
  };
  const apply = () => {
    // Two fixes may want the same words; the other problem stays to be looked at.
    const fixes = withoutOverlaps(offers.filter((offer) => ticked.has(offer)).map(({ fix }) => fix));
    editShownEpisode(fixes.flatMap(({ edits }) => edits));
    onClose();
  };
  return (
    <Dialog title="Fix all" wide onClose={onClose}>
      <div className="fix-all">
        {offers.length === 0 && (
          <p className="quiet-text">No problem here has one right answer. Each is for you to decide.</p>
        )}
        {offers.length > 0 && (
          <label className="check">
            <input
              type="checkbox"
              checked={offers.every((offer) => ticked.has(offer))}
              onChange={(event) => toggle(offers, event.target.checked)}
            />
            All {offers.length}
          </label>
        )}
        <ul>
          {offers.map((offer, index) => (
            <li key={index} className="fix-offer">
              <label>
                <input
                  type="checkbox"
                  checked={ticked.has(offer)}
                  onChange={(event) => toggle([offer], event.target.checked)}
                />
                <span>
                  {offer.fix.title}{' '}
                  <span className="problem-place">
                    line {state.doc.lineAt(Math.min(offer.problem.range.from, state.doc.length)).number} ·{' '}
                    {offer.problem.rule}
                  </span>
                </span>
              </label>
              <FixPreview text={text} edits={offer.fix.edits} />
            </li>
          ))}
        </ul>
      </div>
      <DialogFooter onCancel={onClose} disabled={ticked.size === 0} onClick={apply}>
        Apply {ticked.size}
      </DialogFooter>
    </Dialog>
  );
}
