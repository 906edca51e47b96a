import { create } from 'zustand';
import type { DraftJob, HeardStretch } from '../../shared/speech/draft-job.ts';
import type { ModelView } from '../../shared/speech/model.ts';
import { listen, request } from '../base/client.ts';
import { notifyWithAction, reportErrors } from '../base/notices-store.ts';

interface DraftState {
  /** The dialog is open. */
  readonly isOpen: boolean;
  /** Recordings that were dropped onto the window, to be heard next. */
  readonly dropped: readonly { readonly name: string; readonly path: string }[];
  readonly models: readonly ModelView[];
  readonly jobs: readonly DraftJob[];
  /** What was heard since the window was opened, by draft. */
  readonly heard: ReadonlyMap<string, readonly HeardStretch[]>;
  /** Bytes of the models that are being downloaded; null while none are. */
  readonly download: { readonly done: number; readonly total: number } | null;
}

export const useDrafts = create<DraftState>(() => ({
  isOpen: false,
  dropped: [],
  models: [],
  jobs: [],
  heard: new Map(),
  download: null,
}));

/** More of it is in the transcript, once it is done. */
const maxStretches = 300;

/** @param dropped recordings that were dropped onto the window: they are what is heard, in place of the episode’s own */
export async function openDrafts(dropped: DraftState['dropped'] = []): Promise<void> {
  useDrafts.setState({ isOpen: true, dropped });
  const [, jobs] = await Promise.all([refreshModels(), reportErrors(() => request('speech.drafts', null))]);
  if (jobs) useDrafts.setState({ jobs });
}

export async function refreshModels(): Promise<void> {
  const models = await reportErrors(() => request('speech.models', null));
  if (models) useDrafts.setState({ models });
}

/** Downloads what is missing of these models, once the editor has agreed; they are stopped with `stopDownload`. */
export async function downloadModels(models: readonly ModelView[]): Promise<void> {
  await reportErrors(() => request('speech.download', { ids: models.map(({ id }) => id) }));
  useDrafts.setState({ download: null });
  await refreshModels();
}

export async function stopDownload(): Promise<void> {
  await reportErrors(() => request('speech.cancelDownload', null));
}

/** Lets the editor choose a folder or an archive with models, and takes them. */
export async function takeModels(from: 'folder' | 'archive'): Promise<void> {
  await reportErrors(() => request('speech.importModels', { from }));
  await refreshModels();
}

/** The models that are needed: the recogniser, what finds speech and, where they are to be told apart, what tells voices apart. */
export function neededModels(models: readonly ModelView[], recogniser: string, voices: boolean): ModelView[] {
  return models.filter(({ id, kind }) => id === recogniser || kind === 'vad' || (voices && kind === 'voices'));
}

/** Shows how drafts stand; where their dialog is closed, one that has come to an end is told. */
export function takeDrafts(jobs: readonly DraftJob[]): void {
  const { jobs: before, isOpen } = useDrafts.getState();
  useDrafts.setState({ jobs });
  const wasListening = (id: string) => before.find((job) => job.id === id)?.status === 'listening';
  for (const { id, name, status } of isOpen ? [] : jobs)
    if (wasListening(id) && (status === 'done' || status === 'failed'))
      notifyWithAction(status === 'done' ? `The draft of ${name} is ready.` : `The draft of ${name} stopped.`, {
        title: 'Show',
        run: () => void openDrafts(),
      });
}

/** @returns the function that stops it */
export function followDrafts(): () => void {
  const stops = [
    listen('speech.download', (download) => useDrafts.setState({ download })),
    listen('speech.drafts', ({ drafts }) => takeDrafts(drafts)),
    listen('speech.heard', ({ id, stretches, replaces }) =>
      useDrafts.setState(({ heard }) => {
        const before = replaces ? [] : (heard.get(id) ?? []);
        return { heard: new Map(heard).set(id, [...before, ...stretches].slice(-maxStretches)) };
      }),
    ),
  ];
  return () => stops.forEach((stop) => stop());
}
