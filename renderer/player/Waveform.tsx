import { clockTime } from '../../shared/text/clock.ts';
import { useEffect, useRef } from 'react';
import { drawWaveform, type DrawnWaveform } from './draw-waveform.ts';
import { audio, seek, usePlayer } from './player-store.ts';

/** The recording's outline: a click goes there, a drag chooses what is played again and again. */
export function Waveform() {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<DrawnWaveform | null>(null);
  const url = usePlayer(({ recording }) => (recording.kind === 'ready' ? recording.url : null));
  const peaks = usePlayer((state) => state.peaks);
  const hasPeaks = peaks !== null;
  const zoom = usePlayer((state) => state.zoom);
  const loop = usePlayer((state) => state.loop);
  const duration = usePlayer((state) => state.duration);
  const second = usePlayer((state) => Math.floor(state.time));

  useEffect(() => {
    // Without an outline, the library would fetch and decode the recording as a whole.
    if (!hasPeaks || url === null) return;
    const drawn = drawWaveform(host.current!, usePlayer.getState().peaks!, usePlayer.getState().zoom);
    shown.current = drawn;
    return () => {
      shown.current = null;
      drawn.destroy();
    };
  }, [hasPeaks, url]);

  useEffect(() => {
    if (peaks !== null) shown.current?.showPeaks(peaks);
  }, [peaks]);
  useEffect(() => shown.current?.showZoom(zoom), [zoom]);
  useEffect(() => shown.current?.showLoop(loop), [loop, hasPeaks]);

  return (
    <div
      className="waveform"
      ref={host}
      role="slider"
      tabIndex={0}
      aria-label="Position in the recording"
      aria-valuemin={0}
      aria-valuemax={Math.round(duration ?? 0)}
      aria-valuenow={second}
      aria-valuetext={clockTime(second)}
      onWheel={({ deltaX, deltaY }) => shown.current?.scrollBy(Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY)}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: 30, PageDown: -30 }[event.key];
        if (by !== undefined) seek(audio.currentTime + by);
        else if (event.key === 'Home') seek(0);
        else if (event.key === 'End') seek(duration ?? 0);
        else return;
        event.preventDefault();
      }}
    />
  );
}
