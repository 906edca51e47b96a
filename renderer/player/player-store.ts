import { create } from 'zustand';
import { failureOf } from '../../shared/failure.ts';
import type { Peaks } from '../../shared/recordings/peaks.ts';
import type { FoundRecording, RecordingView } from '../../shared/recordings/view.ts';
import { notify } from '../base/notices-store.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';

interface Player {
  /** The episode whose recording this is. */
  readonly episode: string | null;
  readonly recording: RecordingView;
  readonly found: readonly FoundRecording[];
  /** Why it cannot be played, in words. */
  readonly failure: { readonly message: string; readonly next: string } | null;
  readonly peaks: Peaks | null;
  /** How much of the outline is drawn, 0 to 1; null when nothing is under way. */
  readonly drawing: number | null;
  /** Seconds; null until the recording has told. */
  readonly duration: number | null;
  readonly playing: boolean;
  /** As of the last look, some four a second: what highlights follow. `playerTime` is exact. */
  readonly time: number;
  /** Played again and again; `to` behind `from`. */
  readonly loop: { readonly from: number; readonly to: number } | null;
  /** Pixels to a second; 0 shows all of it. */
  readonly zoom: number;
  /** The text scrolls along with the recording. */
  readonly follow: boolean;
}

/** No recording, and nothing known of one. */
export const noRecording: Player = {
  episode: null,
  recording: { kind: 'none' },
  found: [],
  failure: null,
  peaks: null,
  drawing: null,
  duration: null,
  playing: false,
  time: 0,
  loop: null,
  zoom: 0,
  follow: false,
};
export const usePlayer = create<Player>(() => noRecording);

const get = usePlayer.getState;
const set = usePlayer.setState;

/** Plays; the waveform and everything else follows it. */
export const audio = new Audio();
audio.preload = 'auto';
audio.preservesPitch = true;

export const minRate = 0.5;
export const maxRate = 3;

/** Seconds into the recording; null where there is none to be played. */
export function playerTime(): number | null {
  return get().recording.kind === 'ready' && get().failure === null ? audio.currentTime : null;
}

/** Plays or pauses; says why not where there is nothing to play. */
export function toggle(): void {
  if (get().recording.kind !== 'ready' || get().failure !== null) {
    notify(
      get().failure?.message ?? 'This episode has no recording yet.',
      'info',
      'Choose one with “Choose Recording…”.',
    );
    return;
  }
  if (audio.paused) void play();
  else pause();
}

export async function play(): Promise<void> {
  try {
    await audio.play();
  } catch (error) {
    // Pausing at once is no failure; one that cannot be played is told by the element itself.
    if (!(error instanceof DOMException)) notify(failureOf(error).message, 'error');
  }
}

/** Pauses, and steps back a little, so that the word that was cut off is heard again. */
export function pause(): void {
  audio.pause();
  seek(audio.currentTime - usePreferences.getState().preferences.player.backOnPause);
}

/** Goes to a time, in seconds; before the start is the start. */
export function seek(seconds: number): void {
  if (get().recording.kind !== 'ready') return;
  const { duration } = get();
  audio.currentTime = Math.max(0, duration === null ? seconds : Math.min(seconds, duration));
  set({ time: audio.currentTime });
}

/** Leaves the loop where that lies outside it. @param seconds into the recording */
export function playFrom(seconds: number): void {
  const { loop } = get();
  if (loop !== null && (seconds < loop.from || seconds >= loop.to)) set({ loop: null });
  seek(seconds);
  void play();
}

/** By as many seconds as the editor has chosen. */
export function skip(direction: 1 | -1): void {
  seek(audio.currentTime + direction * usePreferences.getState().preferences.player.skip);
}

/** Kept within its limits, in steps of a twentieth, and for the next recording too. @param rate 1 is as it was spoken */
export function setRate(rate: number): void {
  const rounded = Math.round(Math.min(maxRate, Math.max(minRate, rate)) * 20) / 20;
  audio.playbackRate = rounded;
  const { player } = usePreferences.getState().preferences;
  if (player.rate !== rounded) void changePreferences({ player: { ...player, rate: rounded } });
}

/** @param zoom pixels to a second; 0 shows all of it */
export function setZoom(zoom: number): void {
  set({ zoom });
}

/** Goes into the stretch where the position is outside it. */
export function setLoop(loop: Player['loop']): void {
  set({ loop });
  if (loop !== null && (audio.currentTime < loop.from || audio.currentTime >= loop.to)) seek(loop.from);
}

let looping: ReturnType<typeof setInterval> | undefined;

audio.addEventListener('play', () => {
  set({ playing: true });
  // The element tells its time four times a second, which is too late for the end of a word.
  looping ??= setInterval(() => {
    const { loop } = get();
    if (loop !== null && audio.currentTime >= loop.to) audio.currentTime = loop.from;
  }, 20);
});
audio.addEventListener('pause', () => {
  clearInterval(looping);
  looping = undefined;
  set({ playing: false });
});
audio.addEventListener('timeupdate', () => {
  if (audio.hasAttribute('src')) set({ time: audio.currentTime });
});
audio.addEventListener('durationchange', () => {
  if (Number.isFinite(audio.duration) && get().peaks === null) set({ duration: audio.duration });
});

/** Keys for media on keyboards and headsets. */
export function listenForMediaKeys(): void {
  const { mediaSession } = navigator;
  mediaSession.setActionHandler('play', () => void play());
  mediaSession.setActionHandler('pause', pause);
  mediaSession.setActionHandler('stop', pause);
  mediaSession.setActionHandler('seekbackward', () => skip(-1));
  mediaSession.setActionHandler('seekforward', () => skip(1));
  mediaSession.setActionHandler('previoustrack', () => skip(-1));
  mediaSession.setActionHandler('nexttrack', () => skip(1));
}
