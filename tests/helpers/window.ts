import { EditorState, type Transaction, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { onTestFinished, vi } from 'vitest';
import type { LibraryInfo } from '../../shared/library/library-info.ts';
import { defaultConfig } from '../../shared/config/library-config.ts';
import { crossesAsText, type Answer, type Argument, type Channel } from '../../shared/ipc/contract.ts';
import { RostrumError } from '../../shared/failure.ts';
import { useLibrary } from '../../renderer/base/library-store.ts';
import { useNotices } from '../../renderer/base/notices-store.ts';
import { useUnsaved } from '../../renderer/base/unsaved-store.ts';
import { onTransactions } from '../../renderer/episode/open/edit-episode.ts';
import { stopJournals } from '../../renderer/episode/open/journal.ts';
import { attachView, closeAll, detachView } from '../../renderer/episode/open/open-episodes-store.ts';

export type Answers = { readonly [C in Channel]?: (argument: Argument<C>) => Answer<C> | Promise<Answer<C>> };

export interface WindowWithoutElectron {
  /** What the window asked for, in order. */
  readonly requests: readonly { readonly channel: Channel; readonly argument: unknown }[];
  /** The arguments of every request of a channel, in order. */
  argumentsOf<C extends Channel>(channel: C): Argument<C>[];
}

/**
 * A window for the renderer's stores, with an open library and no Electron behind it: requests are answered by the
 * functions given, every other one with null. Stores are empty again once the test is over.
 */
export function openWindow(answers: Answers = {}): WindowWithoutElectron {
  const requests: { readonly channel: Channel; readonly argument: unknown }[] = [];
  const request = async (channel: Channel, argument: unknown) => {
    requests.push({ channel, argument });
    try {
      const answer = answers[channel] as ((argument: unknown) => unknown) | undefined;
      const value = answer ? await answer(argument) : null;
      return { ok: true, value: crossesAsText(channel) ? JSON.stringify(value) : value };
    } catch (error) {
      if (error instanceof RostrumError) return { ok: false, error: error.failure };
      throw error;
    }
  };
  const rostrum = { request, listen: () => () => {}, dropped: (file: File) => `/dropped/${file.name}` };
  if (typeof document === 'undefined') {
    vi.stubGlobal('window', { rostrum });
    vi.stubGlobal('innerWidth', 1360);
  } else vi.stubGlobal('rostrum', rostrum);
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work, 0));
  useLibrary.setState({ library });
  onTestFinished(() => {
    stopJournals();
    closeAll();
    useLibrary.setState({ library: null, rows: [] });
    useUnsaved.setState({ unsaved: new Set() });
    useNotices.setState({ notices: [] });
    vi.unstubAllGlobals();
  });
  return {
    requests,
    argumentsOf: <C extends Channel>(channel: C) =>
      requests.filter((one) => one.channel === channel).map(({ argument }) => argument as Argument<C>),
  };
}

const library: LibraryInfo = {
  root: '/library',
  title: 'Library',
  config: defaultConfig,
  configProblems: [],
  notice: null,
};

/** An episode as the engine opens it. */
export function openedEpisode(
  path: string,
  text: string,
  part: Partial<Answer<'episode.open'>> = {},
): Answer<'episode.open'> {
  const peers = { dateForms: [], commonFields: [], sharedFields: [] };
  return { path, text, hash: 'hash', readOnly: null, ready: false, unsaved: null, otherSplit: null, peers, ...part };
}

/** What is kept beside an episode of which nothing is known yet. */
export const noSidecar: Answer<'sidecar.read'> = { excuses: [], ready: false, reviewed: [], times: [] };

/** An editor without a DOM in the place of the view, for as long as the test runs. */
export function openEditor(
  onChanged: (transactions: readonly Transaction[]) => void = () => {},
  state = EditorState.create(),
): EditorView {
  const view = editorStandIn((transactions, after) => onTransactions(transactions, after, onChanged), state);
  attachView(view);
  onTestFinished(detachView);
  return view;
}

/**
 * An editor without a DOM, to be attached in the place of a view.
 * @param onTransaction called for every change, as the view's host is
 */
export function editorStandIn(
  onTransaction: (transactions: readonly Transaction[], state: EditorState) => void,
  state: EditorState,
): EditorView {
  const view = {
    state,
    scrollDOM: { scrollTo() {} },
    scrollSnapshot: () => EditorView.scrollIntoView(0),
    focus() {},
    coordsAtPos: () => null,
    dom: null,
    setState(next: EditorState) {
      view.state = next;
    },
    dispatch(spec: TransactionSpec) {
      const transaction = view.state.update(spec);
      view.state = transaction.state;
      onTransaction([transaction], view.state);
    },
  };
  return view as unknown as EditorView;
}
