import { useMemo, useRef, useState } from 'react';
import { countOf } from '../../../shared/text/count-of.ts';
import { leastSuggestion } from '../../../shared/voice/take-suggestions.ts';
import { sureSuggestion, type VoiceSuggestion } from '../../../shared/voice/voice-report.ts';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { TickAll } from '../../base/ui/TickAll.tsx';
import { useVirtualRows } from '../../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../../base/ui/VirtualRows.tsx';
import { numbersOf } from '../editor/speaker-numbers.ts';
import type { PassContext } from './pass-store.ts';
import { printPercent, suggestionsToTake, takeAll } from './voice-suggestions.ts';

const rowHeight = 34;
/** Of a turn's words, as many as a row may show. */
const maxWords = 200;

interface TakeSuggestionsDialogProps {
  readonly now: PassContext;
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

/** Every unassigned turn with whom it sounds like, as sure as the editor wants it, to be given to them all at once. */
export function TakeSuggestionsDialog({ now, names, onClose }: TakeSuggestionsDialogProps) {
  // As it was when the dialog was opened: nothing moves under a tick.
  const [{ suggestions, shared, notes }] = useState(() => suggestionsToTake(now));
  const [percent, setPercent] = useState(Math.round(sureSuggestion * 100));
  const [left, setLeft] = useState<ReadonlySet<VoiceSuggestion>>(new Set());
  const shown = useMemo(() => suggestions.filter(({ score }) => score >= percent / 100), [suggestions, percent]);
  const taken = shown.filter((one) => !left.has(one));
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(shown, { scroll, heightOf: () => rowHeight });
  const numbers = numbersOf(now.view.state);
  const { text, turns } = now.episode;
  const tick = (chosen: readonly VoiceSuggestion[], on: boolean) =>
    setLeft((before) => {
      const next = new Set(before);
      for (const one of chosen)
        if (on) next.delete(one);
        else next.add(one);
      return next;
    });
  const apply = () => {
    onClose();
    takeAll(taken);
  };
  return (
    <Dialog title="Take suggestions by voice" wide onClose={onClose}>
      <div className="take-suggestions">
        <label className="take-threshold">
          <span>As sure as</span>
          <input
            type="range"
            min={leastSuggestion * 100}
            max={100}
            value={percent}
            aria-valuetext={`${percent}%`}
            onChange={(event) => setPercent(Number(event.target.value))}
          />
          <output className="key">{percent}%</output>
        </label>
        <label className="check">
          <TickAll
            ticked={taken.length}
            of={shown.length}
            disabled={shown.length === 0}
            onTick={(on) => tick(shown, on)}
          />
          {countOf(shown.length, 'unassigned turn')} of {suggestions.length}
        </label>
        {notes.map((note) => (
          <p key={note} className="quiet-text">
            {note}
          </p>
        ))}
        {shared > 0 && (
          <p className="quiet-text">
            {countOf(shared, 'turn')} with two voices {shared === 1 ? 'is' : 'are'} left out: the pass stops there.
          </p>
        )}
        {shown.length === 0 && <p>No suggestion is as sure as that.</p>}
        <div
          ref={scroll}
          className="take-turns"
          hidden={shown.length === 0}
          role="group"
          aria-label="Turns and whom they would be given to"
          onKeyDown={(event) => void virtual.moveFocus(event, 'input')}
        >
          <VirtualRows of={virtual}>
            {({ row, index, style }) => (
              <label className="take-turn" data-index={index} style={style}>
                <input
                  type="checkbox"
                  checked={!left.has(row)}
                  onChange={(event) => tick([row], event.target.checked)}
                />
                <span className="key">{row.turn + 1}</span>
                <span className="take-speaker" data-speaker={speakerColour(numbers.get(row.label)!)}>
                  <span className="speaker-mark">{numbers.get(row.label)}</span>
                  <span className="truncate" dir="auto">
                    {names.get(row.label) ?? row.label}
                  </span>
                </span>
                <span className="key">{printPercent(row.score)}</span>
                <span className="truncate" dir="auto">
                  {wordsOf(text, turns[row.turn]!)}
                </span>
              </label>
            )}
          </VirtualRows>
        </div>
      </div>
      <DialogFooter onCancel={onClose} disabled={taken.length === 0} onClick={apply}>
        Take {taken.length}
      </DialogFooter>
    </Dialog>
  );
}

function wordsOf(text: string, { paragraphs, range }: PassContext['episode']['turns'][number]): string {
  const from = paragraphs[0]?.from ?? range.to;
  return text.slice(from, Math.min(range.to, from + maxWords));
}
