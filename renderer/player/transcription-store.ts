import { create } from 'zustand';
import type { EventPayload } from '../../shared/ipc/contract.ts';
import { failureOf, type Failure } from '../../shared/failure.ts';
import { listen, request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { usePlayer } from './player-store.ts';

/** What became of the transcription that was asked for last. */
type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly file: string };

interface Transcription {
  /** Null until one was set up. */
  readonly command: string | null;
  readonly outcome: Outcome;
  /** The episode that it is made for. */
  readonly episode: string | null;
  /** 0 to 1; null where the program does not say. */
  readonly share: number | null;
  readonly log: readonly string[];
}

export const useTranscription = create<Transcription>(() => ({
  command: null,
  outcome: { kind: 'none' },
  episode: null,
  share: null,
  log: [],
}));

const maxLogLines = 400;

export async function readTranscriptionCommand(): Promise<void> {
  const command = await reportErrors(() => request('transcription.command', null));
  if (command !== undefined) useTranscription.setState({ command });
}

/** True where the editor allowed it. */
export async function setTranscriptionCommand(command: string): Promise<boolean> {
  const allowed = await reportErrors(() => request('transcription.configure', { command }));
  if (allowed) useTranscription.setState({ command });
  return allowed === true;
}

export async function forgetTranscriptionCommand(): Promise<void> {
  await reportErrors(() => request('transcription.forget', null));
  await readTranscriptionCommand();
}

/** Runs the program over the open episode's recording. Goes on while other things are done. */
export async function transcribe(): Promise<void> {
  const { episode, duration } = usePlayer.getState();
  if (episode === null || useTranscription.getState().outcome.kind === 'running') return;
  useTranscription.setState({ outcome: { kind: 'running' }, episode, share: null, log: [] });
  const stopListening = listen('transcription.progress', showProgress);
  try {
    const { file } = await request('transcription.run', { path: episode, seconds: duration });
    useTranscription.setState({ outcome: { kind: 'done', file }, share: null });
  } catch (error) {
    const failure = failureOf(error);
    useTranscription.setState({
      outcome: failure.code === 'cancelled' ? { kind: 'none' } : { kind: 'failed', failure },
      share: null,
    });
  } finally {
    stopListening();
  }
}

function showProgress({ line, share }: EventPayload<'transcription.progress'>): void {
  useTranscription.setState((state) => ({
    log: [...state.log.slice(1 - maxLogLines), line],
    share: share ?? state.share,
  }));
}

export async function cancelTranscription(): Promise<void> {
  await reportErrors(() => request('transcription.cancel', null));
}

export function dismissTranscription(): void {
  useTranscription.setState({ outcome: { kind: 'none' }, log: [] });
}
