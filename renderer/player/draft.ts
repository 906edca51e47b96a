import { create } from 'zustand';
import { failureOf, type Failure } from '../../shared/failure.ts';
import { listen, request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { usePlayer } from './player.ts';

/** What became of the draft that was asked for last. */
type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly file: string };

interface Draft {
  /** Null until one was set up. */
  readonly command: string | null;
  readonly outcome: Outcome;
  /** The episode that it is made for. */
  readonly episode: string | null;
  /** 0 to 1; null where the program does not say. */
  readonly share: number | null;
  readonly log: readonly string[];
}

export const useDraft = create<Draft>(() => ({
  command: null,
  outcome: { kind: 'none' },
  episode: null,
  share: null,
  log: [],
}));

const linesKept = 400;

export async function readDraftCommand(): Promise<void> {
  const command = await reportErrors(() => request('draft.command', null));
  if (command !== undefined) useDraft.setState({ command });
}

/** True where the editor allowed it. */
export async function setDraftCommand(command: string): Promise<boolean> {
  const allowed = await reportErrors(() => request('draft.configure', { command }));
  if (allowed) useDraft.setState({ command });
  return allowed === true;
}

/** Runs the program over the open episode's recording. Goes on while other things are done. */
export async function makeDraft(): Promise<void> {
  const { episode, duration } = usePlayer.getState();
  if (episode === null || useDraft.getState().outcome.kind === 'running') return;
  useDraft.setState({ outcome: { kind: 'running' }, episode, share: null, log: [] });
  try {
    const { file } = await request('draft.run', { path: episode, seconds: duration });
    useDraft.setState({ outcome: { kind: 'done', file }, share: null });
  } catch (error) {
    const failure = failureOf(error);
    useDraft.setState({
      outcome: failure.code === 'cancelled' ? { kind: 'none' } : { kind: 'failed', failure },
      share: null,
    });
  }
}

export async function cancelDraft(): Promise<void> {
  await reportErrors(() => request('draft.cancel', null));
}

export function putDraftAway(): void {
  useDraft.setState({ outcome: { kind: 'none' }, log: [] });
}

listen('draft.progress', ({ line, share }) => {
  useDraft.setState((state) => ({ log: [...state.log.slice(1 - linesKept), line], share: share ?? state.share }));
});
