import { basename } from 'node:path';
import { failureOf } from '../../../shared/failure.ts';
import { buildDraft } from '../../../shared/speech/build-draft.ts';
import type { DraftJob, HeardStretch } from '../../../shared/speech/draft-job.ts';
import type { SpeechModel } from '../../../shared/speech/model.ts';
import { exists } from '../../files/exists.ts';
import { chooseModels } from './choose-models.ts';
import { draftId, keepRequest, listDrafts, removeDraft, removeHeard, type DraftRequest } from './draft-folder.ts';
import { makeDraft } from './make-draft.ts';
import type { StartSpeechProcess } from './messages.ts';
import { requireModels } from './request-draft.ts';

export interface DraftQueueOptions {
  /** Where drafts are. */
  readonly drafts: string;
  /** Where models are. */
  readonly folder: string;
  readonly models: () => Promise<readonly SpeechModel[]>;
  readonly startProcess: StartSpeechProcess;
  readonly onChange: (jobs: readonly DraftJob[]) => void;
  /** Whether an episode has the recording: then when each word is said outlives the draft. */
  readonly isRemembered: (identity: string) => Promise<boolean>;
  /** Told what was heard, piece by piece; `replaces` where all that was told of it before is told again. */
  readonly onHeard: (id: string, stretches: readonly HeardStretch[], replaces: boolean) => void;
}

export interface DraftQueue {
  /** All that is known, also from before the app was started. */
  list(): Promise<readonly DraftJob[]>;
  /** Makes a draft, once those before it are done. One that was begun goes on where it was stopped. */
  add(request: DraftRequest, length: number | null): Promise<void>;
  /** Goes on with one that was stopped or failed. */
  resume(id: string): Promise<void>;
  /** Stops it; what was heard is kept. */
  stop(id: string): void;
  /** Forgets it, and what was heard. */
  remove(id: string): Promise<void>;
  /** Forgets all that was heard of a recording; what is under way is stopped first. @param identity see `identify` */
  forget(identity: string): Promise<void>;
  /** The recording of a draft; null where there is no such draft. */
  recordingOf(id: string): string | null;
  /** Stops what is under way. */
  close(): void;
}

interface Entry {
  readonly request: DraftRequest;
  job: DraftJob;
  stopping: AbortController | null;
  /** Settles when nothing is done for it any more. */
  idle: Promise<void>;
}

/** Drafts one after the other: two at once would take twice the memory and be no sooner. */
export function createDraftQueue({
  drafts,
  folder,
  models,
  startProcess,
  isRemembered,
  onChange,
  onHeard,
}: DraftQueueOptions): DraftQueue {
  const entries = new Map<string, Entry>();
  let isWorking = false;
  let loaded: Promise<void> | null = null;

  const tell = () => onChange([...entries.values()].map(({ job }) => job));
  const change = (entry: Entry, part: Partial<DraftJob>) => {
    entry.job = { ...entry.job, ...part };
    tell();
  };
  const enter = (request: DraftRequest, part: Partial<DraftJob>) => {
    const id = draftId(request);
    const job: DraftJob = {
      id,
      name: basename(request.recording),
      model: request.model,
      status: 'waiting',
      seconds: 0,
      length: null,
      failure: null,
      file: null,
      episode: request.episode?.path ?? null,
      ...part,
    };
    entries.set(id, { request, job, stopping: null, idle: Promise.resolve() });
  };
  const load = () =>
    (loaded ??= listDrafts(drafts).then((kept) => {
      for (const { request, file, seconds } of kept)
        if (!entries.has(draftId(request)))
          enter(request, { status: file === null ? 'stopped' : 'done', file, seconds });
    }));

  const listen = async (entry: Entry): Promise<void> => {
    const { request } = entry;
    const stopping = (entry.stopping = new AbortController());
    let isFirst = true;
    change(entry, { status: 'listening', failure: null });
    try {
      const chosen = await chooseModels(await models(), folder, request);
      requireModels(chosen);
      const file = await makeDraft(request, {
        drafts,
        folder,
        models: chosen,
        startProcess,
        onWindow: (window) => {
          const stretches = buildDraft([{ ...window, voices: [] }], { speakers: null });
          onHeard(
            entry.job.id,
            stretches.map(({ start, text }) => ({ start: start ?? window.start, text })),
            isFirst,
          );
          isFirst = false;
          change(entry, { seconds: Math.max(entry.job.seconds, window.end) });
        },
        onLength: (length) => change(entry, { length }),
        onProgress: (seconds) => change(entry, { seconds: Math.max(entry.job.seconds, seconds) }),
        signal: stopping.signal,
      });
      change(entry, { status: 'done', file });
    } catch (error) {
      const failure = failureOf(error);
      change(entry, failure.code === 'cancelled' ? { status: 'stopped' } : { status: 'failed', failure });
    } finally {
      entry.stopping = null;
    }
  };
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    for (;;) {
      const next = [...entries.values()].find(({ job }) => job.status === 'waiting');
      if (next === undefined) break;
      await (next.idle = listen(next));
    }
    isWorking = false;
  };

  return {
    async list() {
      await load();
      // A passage that was removed for good took its drafts along.
      for (const [id, { job }] of entries) if (job.file !== null && !(await exists(job.file))) entries.delete(id);
      return [...entries.values()].map(({ job }) => job);
    },
    async add(request, length) {
      await load();
      const id = draftId(request);
      const known = entries.get(id);
      if (known?.job.status === 'listening' || known?.job.status === 'waiting') return;
      await keepRequest(drafts, request);
      entries.delete(id);
      enter(request, { length });
      tell();
      void work();
    },
    async resume(id) {
      await load();
      const entry = entries.get(id);
      if (entry?.job.status !== 'stopped' && entry?.job.status !== 'failed') return;
      change(entry, { status: 'waiting', failure: null });
      void work();
    },
    stop(id) {
      const entry = entries.get(id);
      if (entry?.job.status === 'waiting') change(entry, { status: 'stopped' });
      entry?.stopping?.abort();
    },
    async remove(id) {
      const entry = entries.get(id);
      if (entry === undefined || entry.stopping !== null) return;
      entries.delete(id);
      tell();
      await removeDraft(drafts, entry.request);
      const { identity } = entry.request;
      const isLast = ![...entries.values()].some(({ request }) => request.identity === identity);
      if (isLast && !(await isRemembered(identity))) await removeHeard(drafts, identity);
    },
    async forget(identity) {
      await load();
      for (const [id, entry] of entries) {
        if (entry.request.identity !== identity) continue;
        entries.delete(id);
        entry.stopping?.abort();
        await entry.idle;
      }
      tell();
      await removeHeard(drafts, identity);
    },
    recordingOf: (id) => entries.get(id)?.request.recording ?? null,
    close() {
      for (const { stopping } of entries.values()) stopping?.abort();
    },
  };
}
