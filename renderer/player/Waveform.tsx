import { useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/dist/plugins/regions.js';
import HoverPlugin from 'wavesurfer.js/dist/plugins/hover.js';
import type { Peaks } from '../../shared/recordings/peaks.ts';
import { clockTime } from '../../shared/lint/facts/times.ts';
import { audio, seek, setLoop, usePlayer } from './player.ts';

const height = 48;

/** The recording's outline: a click goes there, a drag chooses what is played again and again. */
export function Waveform() {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<{ readonly surfer: WaveSurfer; readonly regions: ReturnType<typeof RegionsPlugin.create>; peaks: Peaks } | null>(null);
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
    const regions = RegionsPlugin.create();
    const first = usePlayer.getState().peaks!;
    const created = WaveSurfer.create({
      container: host.current!,
      media: audio,
      height,
      normalize: true,
      cursorWidth: 2,
      peaks: [printPeaks(first)],
      duration: first.seconds,
      minPxPerSec: usePlayer.getState().zoom,
      plugins: [regions, HoverPlugin.create({ formatTimeCallback: clockTime, lineColor: 'var(--ink-3)', labelColor: 'var(--paper)', labelBackground: 'var(--ink-2)', labelSize: '11px' })],
      ...coloursOf(host.current!),
    });
    regions.enableDragSelection({ color: 'color-mix(in srgb, var(--accent) 22%, transparent)' });
    const take = (region: Region) => {
      if (region.end - region.start > 0.1) setLoop({ from: region.start, to: region.end });
      else region.remove();
    };
    regions.on('region-created', take);
    regions.on('region-updated', take);
    shown.current = { surfer: created, regions, peaks: first };
    const recolour = () => created.setOptions(coloursOf(host.current!));
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', recolour);
    return () => {
      scheme.removeEventListener('change', recolour);
      shown.current = null;
      created.destroy();
    };
  }, [hasPeaks, url]);

  useEffect(() => {
    if (peaks === null || !shown.current || shown.current.peaks === peaks) return;
    shown.current.peaks = peaks;
    void shown.current.surfer.load(audio.src, [printPeaks(peaks)], peaks.seconds).catch(() => {}); // Superseded by the next.
  }, [peaks]);
  useEffect(() => {
    // Before it has loaded, it has the zoom that it was made with.
    if (shown.current?.surfer.getDecodedData()) shown.current.surfer.zoom(zoom);
  }, [zoom]);
  useEffect(() => {
    const regions = shown.current?.regions;
    if (!regions) return;
    for (const region of regions.getRegions()) if (loop === null || region.start !== loop.from || region.end !== loop.to) region.remove();
    if (loop !== null && regions.getRegions().length === 0) regions.addRegion({ start: loop.from, end: loop.to, color: 'color-mix(in srgb, var(--accent) 22%, transparent)' });
  }, [loop, hasPeaks]);

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
      onWheel={({ deltaX, deltaY }) => {
        const surfer = shown.current?.surfer;
        surfer?.setScroll(surfer.getScroll() + (Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY));
      }}
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

function printPeaks({ values }: Peaks): Float32Array {
  return Float32Array.from(values, (value) => value / 255);
}

/** Tokens as the canvas takes them. */
function coloursOf(element: HTMLElement): { waveColor: string; progressColor: string; cursorColor: string } {
  const probe = element.appendChild(document.createElement('i'));
  const resolve = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = { waveColor: resolve('--line-strong'), progressColor: resolve('--accent'), cursorColor: resolve('--ink') };
  probe.remove();
  return colours;
}
