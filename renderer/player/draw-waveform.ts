import { clockTime } from '../../shared/text/clock.ts';
import WaveSurfer from 'wavesurfer.js';
import HoverPlugin from 'wavesurfer.js/dist/plugins/hover.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/dist/plugins/regions.js';
import type { Peaks } from '../../shared/recordings/peaks.ts';
import { audio, setLoop } from './player-store.ts';

export interface DrawnWaveform {
  showPeaks(peaks: Peaks): void;
  /** @param zoom pixels to a second; 0 shows all of it */
  showZoom(zoom: number): void;
  /** @param loop in seconds */
  showLoop(loop: { readonly from: number; readonly to: number } | null): void;
  /** @param by in pixels */
  scrollBy(by: number): void;
  destroy(): void;
}

const height = 48;
const loopColour = 'color-mix(in srgb, var(--accent) 22%, transparent)';

/** Draws the outline of the recording that `audio` plays: a click goes there, a drag sets the loop. */
export function drawWaveform(container: HTMLElement, first: Peaks, zoom: number): DrawnWaveform {
  const regions = RegionsPlugin.create();
  const surfer = WaveSurfer.create({
    container,
    media: audio,
    height,
    normalize: true,
    cursorWidth: 2,
    peaks: [printPeaks(first)],
    duration: first.seconds,
    minPxPerSec: zoom,
    plugins: [
      regions,
      HoverPlugin.create({
        formatTimeCallback: clockTime,
        lineColor: 'var(--ink-3)',
        labelColor: 'var(--paper)',
        labelBackground: 'var(--ink-2)',
        labelSize: 'var(--text-xs)',
      }),
    ],
    ...coloursOf(container),
  });
  regions.enableDragSelection({ color: loopColour });
  const take = (region: Region) => {
    if (region.end - region.start > 0.1) setLoop({ from: region.start, to: region.end });
    else region.remove();
  };
  regions.on('region-created', take);
  regions.on('region-updated', take);
  const recolour = () => surfer.setOptions(coloursOf(container));
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', recolour);
  let drawn = first;
  return {
    showPeaks(peaks) {
      if (drawn === peaks) return;
      drawn = peaks;
      void surfer.load(audio.src, [printPeaks(peaks)], peaks.seconds).catch(() => {}); // Superseded by the next.
    },
    showZoom(pixels) {
      // Before it has loaded, it has the zoom that it was made with.
      if (surfer.getDecodedData()) surfer.zoom(pixels);
    },
    showLoop(loop) {
      for (const region of regions.getRegions())
        if (loop === null || region.start !== loop.from || region.end !== loop.to) region.remove();
      if (loop !== null && regions.getRegions().length === 0)
        regions.addRegion({ start: loop.from, end: loop.to, color: loopColour });
    },
    scrollBy: (by) => surfer.setScroll(surfer.getScroll() + by),
    destroy() {
      scheme.removeEventListener('change', recolour);
      surfer.destroy();
    },
  };
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
  const colours = {
    waveColor: resolve('--line-strong'),
    progressColor: resolve('--accent'),
    cursorColor: resolve('--ink'),
  };
  probe.remove();
  return colours;
}
