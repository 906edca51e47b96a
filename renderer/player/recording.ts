import type { RecordingView } from '../../shared/recordings/view.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { usePreferences } from '../base/preferences-store.ts';
import { changeRecording } from '../episode/voices/compare-voices.ts';
import { computePeaks } from './compute-peaks.ts';
import { audio, noRecording, usePlayer } from './player-store.ts';

type ReadyRecording = Extract<RecordingView, { kind: 'ready' }>;

/** In milliseconds. */
const keepIntervalMs = 5000;

const get = usePlayer.getState;
const set = usePlayer.setState;

let stopDrawing: () => void = () => {};

/** Shows the recording of an episode, and looks for one where none was chosen. */
export async function openRecording(
  episode: string,
  asked: { title: string; date: string | null; seconds: number | null },
): Promise<void> {
  if (get().episode === episode) return;
  closeRecording();
  set({ ...noRecording, episode, follow: get().follow });
  const recording = await reportErrors(() => request('recording.open', { path: episode }));
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
  set({ ...noRecording, follow: get().follow });
}

async function findRecordings(
  episode: string,
  asked: { title: string; date: string | null; seconds: number | null },
): Promise<void> {
  const found = await reportErrors(() => request('recording.find', { path: episode, ...asked }));
  if (found && get().episode === episode) set({ found });
}

export async function chooseRecording(): Promise<void> {
  const { episode } = get();
  if (episode === null) return;
  const recording = await reportErrors(() => request('recording.choose', { path: episode }));
  if (recording) showOther(episode, recording);
}

export async function attachFound(file: string): Promise<void> {
  const { episode } = get();
  if (episode === null) return;
  const recording = await reportErrors(() => request('recording.attach', { path: episode, file }));
  if (recording) showOther(episode, recording);
}

/** Takes a file that was dropped onto the window. @returns whether it is the episode's recording now */
export async function attachDropped(path: string, file: string): Promise<boolean> {
  const recording = await reportErrors(() => request('recording.drop', { path, file }));
  if (recording) showOther(path, recording);
  return recording !== undefined;
}

/** Forgets which recording the episode has; the file stays where it is. */
export async function detachRecording(): Promise<void> {
  const { episode } = get();
  if (episode === null) return;
  stopDrawing();
  audio.pause();
  audio.removeAttribute('src');
  set({ ...noRecording, episode });
  await reportErrors(() => request('recording.detach', { path: episode }));
  void changeRecording(episode);
}

/** Shows the recording that an episode has from now on. */
function showOther(episode: string, recording: RecordingView): void {
  void changeRecording(episode);
  if (get().episode === episode) show(recording);
}

function show(recording: RecordingView): void {
  stopDrawing();
  audio.pause();
  set({
    recording,
    failure: null,
    peaks: null,
    drawing: null,
    duration: null,
    playing: false,
    loop: null,
    time: 0,
    zoom: 0,
    found: [],
  });
  if (recording.kind !== 'ready') return;
  audio.src = recording.url;
  audio.playbackRate = usePreferences.getState().preferences.player.rate;
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
      void reportErrors(() => request('recording.keepPeaks', { token: recording.token, peaks }));
    },
    onFailed: (failure) => {
      // What the window can play is played, though without its outline.
      if (audio.error !== null || audio.readyState === 0) set({ failure, drawing: null });
      else set({ drawing: null });
    },
  });
}

let kept = -1;
let keepingLast: Promise<unknown> = Promise.resolve();

function keepPosition(): Promise<unknown> {
  const { episode, recording } = get();
  if (episode === null || recording.kind !== 'ready' || Math.abs(audio.currentTime - kept) < 0.5) return keepingLast;
  kept = audio.currentTime;
  return (keepingLast = reportErrors(() =>
    request('recording.keepPosition', { path: episode, position: Math.max(0, kept) }),
  ));
}

/** Closes the recording, and waits until its position is kept. */
export async function leaveRecording(): Promise<void> {
  closeRecording();
  await keepingLast;
}

let keeping: ReturnType<typeof setInterval> | undefined;

audio.addEventListener('play', () => {
  keeping ??= setInterval(() => void keepPosition(), keepIntervalMs);
});
audio.addEventListener('pause', () => {
  clearInterval(keeping);
  keeping = undefined;
  void keepPosition();
});
audio.addEventListener('seeked', () => audio.paused && void keepPosition());
audio.addEventListener('error', () => {
  const { recording } = get();
  if (recording.kind === 'ready' && audio.hasAttribute('src')) void explainError(recording);
});

/** The element says that it cannot play, not why: whether the file is still there is asked of it. */
async function explainError({ url, name }: ReadyRecording): Promise<void> {
  const there = await fetch(url, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
  const now = get();
  if (now.recording.kind !== 'ready' || now.recording.url !== url) return;
  // What reads the file for its outline knows better what is wrong with it: its word stands, or comes yet.
  if (there && now.failure !== null) return;
  if (!there) stopDrawing();
  const failure = there
    ? {
        message: `“${name}” cannot be decoded: it is damaged, or no recording that can be played here.`,
        next: 'Open it in another player to see, or export it again as MP3, M4A (AAC), WAV, OGG or FLAC.',
      }
    : {
        message: `“${name}” is no longer where it was.`,
        next: 'Connect its disk, or show where the recording is now.',
      };
  set({ failure, drawing: there ? now.drawing : null, playing: false });
}
