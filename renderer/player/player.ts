import { create } from 'zustand';
import { failureOf } from '../../shared/ipc/result.ts';
import type { Peaks } from '../../shared/recordings/peaks.ts';
import type { FoundRecording, RecordingView } from '../../shared/recordings/view.ts';
import { request } from '../app/client.ts';
import { attempt, changePreferences, onLeaveLibrary, tell, useApp } from '../app/store.ts';
import { computePeaks } from './compute-peaks.ts';

export type ReadyRecording = Extract<RecordingView, { kind: 'ready' }>;

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

const nothing: Player = { episode: null, recording: { kind: 'none' }, found: [], failure: null, peaks: null, drawing: null, duration: null, playing: false, time: 0, loop: null, zoom: 0, follow: false };
export const usePlayer = create<Player>(() => nothing);

const get = usePlayer.getState;
const set = usePlayer.setState;

/** Plays; the waveform and everything else follows it. */
export const audio = new Audio();
audio.preload = 'auto';
audio.preservesPitch = true;

export const slowest = 0.5;
export const fastest = 3;
const keepEvery = 5000;

/** Seconds into the recording; null where there is none to be played. */
export function playerTime(): number | null {
  return get().recording.kind === 'ready' && get().failure === null ? audio.currentTime : null;
}

let stopDrawing: () => void = () => {};

/** Shows the recording of an episode, and looks for one where none was chosen. */
export async function openRecording(episode: string, asked: { title: string; date: string | null; seconds: number | null }): Promise<void> {
  if (get().episode === episode) return;
  closeRecording();
  set({ ...nothing, episode, follow: get().follow });
  const recording = await attempt(() => request('recording.open', { path: episode }));
  if (!recording || get().episode !== episode) return;
  show(recording);
  if (recording.kind !== 'ready') await findRecordings(episode, asked);
}

/** Stops, and remembers how far the editor listened. */
export function closeRecording(): void {
  void keepPosition();
  stopDrawing();
  audio.pause();
  audio.removeAttribute('src');
  set({ ...nothing, follow: get().follow });
}

async function findRecordings(episode: string, asked: { title: string; date: string | null; seconds: number | null }): Promise<void> {
  const found = await attempt(() => request('recording.find', { path: episode, ...asked }));
  if (found && get().episode === episode) set({ found });
}

export async function chooseRecording(): Promise<void> {
  const { episode } = get();
  if (episode === null) return;
  const recording = await attempt(() => request('recording.choose', { path: episode }));
  if (recording && get().episode === episode) show(recording);
}

export async function attachFound(file: string): Promise<void> {
  const { episode } = get();
  if (episode === null) return;
  const recording = await attempt(() => request('recording.attach', { path: episode, file }));
  if (recording && get().episode === episode) show(recording);
}

/** Forgets which recording the episode has; the file stays where it is. */
export async function detachRecording(): Promise<void> {
  const { episode } = get();
  if (episode === null) return;
  stopDrawing();
  audio.pause();
  audio.removeAttribute('src');
  set({ ...nothing, episode });
  await attempt(() => request('recording.detach', { path: episode }));
}

function show(recording: RecordingView): void {
  stopDrawing();
  audio.pause();
  set({ recording, failure: null, peaks: null, drawing: null, duration: null, playing: false, loop: null, time: 0, zoom: 0, found: [] });
  if (recording.kind !== 'ready') return;
  audio.src = recording.url;
  audio.playbackRate = useApp.getState().preferences.player.rate;
  if (recording.position > 0) audio.currentTime = recording.position;
  set({ time: recording.position });
  if (recording.peaks !== null) {
    set({ peaks: recording.peaks, duration: recording.peaks.seconds });
    return;
  }
  set({ drawing: 0 });
  stopDrawing = computePeaks(recording.url, {
    onProgress: (peaks, share) => set({ peaks, drawing: share }),
    onDone: (peaks) => {
      set({ peaks, drawing: null, duration: peaks.seconds });
      void attempt(() => request('recording.keepPeaks', { token: recording.token, peaks }));
    },
    onFailed: (failure) => {
      // What the window can play is played, though without its outline.
      if (audio.error !== null || audio.readyState === 0) set({ failure, drawing: null });
      else set({ drawing: null });
    },
  });
}

/** Plays or pauses; says why not where there is nothing to play. */
export function toggle(): void {
  if (get().recording.kind !== 'ready' || get().failure !== null) {
    tell(get().failure?.message ?? 'This episode has no recording yet.', 'info', 'Choose one with “Choose Recording…”.');
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
    if (!(error instanceof DOMException)) tell(failureOf(error).message, 'error');
  }
}

/** Pauses, and steps back a little, so that the word that was cut off is heard again. */
export function pause(): void {
  audio.pause();
  seek(audio.currentTime - useApp.getState().preferences.player.backOnPause);
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
  seek(audio.currentTime + direction * useApp.getState().preferences.player.skip);
}

/** Kept within its limits, in steps of a twentieth, and for the next recording too. @param rate 1 is as it was spoken */
export function setRate(rate: number): void {
  const rounded = Math.round(Math.min(fastest, Math.max(slowest, rate)) * 20) / 20;
  audio.playbackRate = rounded;
  const { player } = useApp.getState().preferences;
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

let kept = -1;
let keepingLast: Promise<unknown> = Promise.resolve();

function keepPosition(): Promise<unknown> {
  const { episode, recording } = get();
  if (episode === null || recording.kind !== 'ready' || Math.abs(audio.currentTime - kept) < 0.5) return keepingLast;
  kept = audio.currentTime;
  return (keepingLast = attempt(() => request('recording.keepPosition', { path: episode, position: Math.max(0, kept) })));
}

onLeaveLibrary(async () => {
  closeRecording();
  await keepingLast;
});

let keeping: ReturnType<typeof setInterval> | undefined;
let looping: ReturnType<typeof setInterval> | undefined;

audio.addEventListener('play', () => {
  set({ playing: true });
  keeping ??= setInterval(() => void keepPosition(), keepEvery);
  // The element tells its time four times a second, which is too late for the end of a word.
  looping ??= setInterval(() => {
    const { loop } = get();
    if (loop !== null && audio.currentTime >= loop.to) audio.currentTime = loop.from;
  }, 20);
});
audio.addEventListener('pause', () => {
  clearInterval(keeping);
  clearInterval(looping);
  keeping = looping = undefined;
  set({ playing: false });
  void keepPosition();
});
audio.addEventListener('timeupdate', () => {
  if (audio.hasAttribute('src')) set({ time: audio.currentTime });
});
audio.addEventListener('seeked', () => audio.paused && void keepPosition());
audio.addEventListener('durationchange', () => {
  if (Number.isFinite(audio.duration) && get().peaks === null) set({ duration: audio.duration });
});
audio.addEventListener('error', () => {
  const { recording } = get();
  if (recording.kind === 'ready' && audio.hasAttribute('src')) void explainError(recording);
});

/** The element says that it cannot play, not why: whether the file is still there is asked of it. */
async function explainError({ url, name }: ReadyRecording): Promise<void> {
  const there = await fetch(url, { method: 'HEAD' }).then(({ ok }) => ok, () => false);
  const now = get();
  if (now.recording.kind !== 'ready' || now.recording.url !== url) return;
  // What reads the file for its outline knows better what is wrong with it: its word stands, or comes yet.
  if (there && now.failure !== null) return;
  if (!there) stopDrawing();
  const failure = there
    ? { message: `“${name}” cannot be decoded: it is damaged, or no recording that can be played here.`, next: 'Open it in another player to see, or export it again as MP3, M4A (AAC), WAV, OGG or FLAC.' }
    : { message: `“${name}” is no longer where it was.`, next: 'Connect its disk, or show where the recording is now.' };
  set({ failure, drawing: there ? now.drawing : null, playing: false });
}

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
