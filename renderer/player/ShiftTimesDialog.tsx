import './shift-times.css';
import { clockTime } from '../../shared/text/clock.ts';
import { useState } from 'react';
import { timesOf } from '../../shared/episode/model/find-times.ts';
import { placeTimes } from '../../shared/sidecar/turn-times.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { shiftTimes } from '../../shared/operations/shift-times.ts';
import { sidecarField } from '../episode/editor/sidecar-field.ts';
import { editShownEpisode } from '../episode/open/edit-episode.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { playerTime } from './player-store.ts';

/** Shifts every time from the cursor on, as one step. */
export function ShiftTimesDialog({ episode, from, onClose }: { episode: Episode; from: number; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [now] = useState(playerTime);
  const sidecarTimes = useOpenEpisodes(({ view }) => view?.state.field(sidecarField).times);
  const keepsOthers = [...placeTimes(episode, sidecarTimes ?? []).keys()].some(
    (index) => episode.turns[index]!.range.to > from,
  );
  const times = timesOf(episode).filter(({ range }) => range.from >= from);
  const first = times[0];
  const seconds = Number(typed.trim().replace(',', '.').replace('−', '-'));
  const isNumber = typed.trim() !== '' && Number.isFinite(seconds);
  const edits = isNumber ? shiftTimes(episode, { from, seconds }) : [];
  const apply = () => {
    if (edits.length === 0) return;
    editShownEpisode(edits);
    onClose();
  };
  return (
    <Dialog title="Shift times from here on" onClose={onClose}>
      {first === undefined ? (
        <p className="quiet-text">There are no times in the text from the cursor on.</p>
      ) : (
        <form
          className="shift-times"
          id="shift-times"
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <p>
            {times.length === 1 ? 'One time' : `${times.length} times`}, from {clockTime(first.seconds)} to the end of
            the episode.
          </p>
          <label className="field">
            <span className="field-head">Seconds; with a minus, they come earlier</span>
            <input
              className="input"
              value={typed}
              inputMode="decimal"
              placeholder="-2.5"
              onChange={(event) => setTyped(event.target.value)}
              autoFocus
            />
          </label>
          {now !== null && (
            <button
              type="button"
              className="button"
              onClick={() => setTyped(String(Math.round((now - first.seconds) * 10) / 10))}
            >
              So that {clockTime(first.seconds)} becomes {clockTime(now)}, where the recording is
            </button>
          )}
          <p className="quiet-text" role="status">
            {isNumber &&
              edits.length > 0 &&
              `${clockTime(first.seconds)} becomes ${clockTime(first.seconds + seconds)}.`}
            {isNumber &&
              seconds !== 0 &&
              edits.length === 0 &&
              `Then ${clockTime(first.seconds)} would come before the recording begins.`}
          </p>
        </form>
      )}
      {keepsOthers && <p className="quiet-text">The times that are kept beside the episode stay as they are.</p>}
      <DialogFooter onCancel={onClose} form="shift-times" disabled={edits.length === 0}>
        Shift
      </DialogFooter>
    </Dialog>
  );
}
