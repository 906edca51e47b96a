import { Worker } from 'node:worker_threads';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { RostrumError, type Result } from '../../../shared/failure.ts';
import { serialQueue } from '../../../shared/serial-queue.ts';
import type { VoiceComparison } from '../../../shared/voice/join-doubts.ts';
import { workerQuestions, type Answer } from '../../../shared/worker-questions.ts';
import { workerScript } from '../machine/run-in-thread.ts';

/** What is asked of a recording. */
export interface VoiceQuestion {
  readonly file: string;
  /** The episode. */
  readonly text: string;
  readonly config: LibraryConfig;
  /** Turn index and seconds, as kept beside the episode. */
  readonly times: readonly (readonly [turn: number, seconds: number])[];
}

export interface VoiceThreadQuestion extends VoiceQuestion {
  /** Of the recording, by which the thread knows whether it has heard it. */
  readonly identity: string;
}

export type FromVoiceThread = Answer<Result<VoiceComparison>> | { readonly share: number };

export interface ListenOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told how much of the recording is read, from 0 to 1; never where it is known already. */
  readonly onShare?: ((share: number) => void) | undefined;
}

export interface VoiceThread {
  /** @throws RostrumError `unreadable` for what is no sound, or cannot be decoded here; `cancelled` */
  ask(question: VoiceThreadQuestion, options: ListenOptions): Promise<VoiceComparison>;
  /** Ends the thread, and lets the recording go; whoever waits is told `cancelled`. It starts again when it is asked again. */
  close(): void;
}

/** A recording that was not asked about for so long is let go. */
const idleMs = 10 * 60_000;

interface Running {
  readonly worker: Worker;
  ask(question: VoiceThreadQuestion): Promise<Result<VoiceComparison>>;
  /** The identity of the recording that it has read to its end. */
  heard: string | null;
  onShare: ((share: number) => void) | undefined;
}

const cancelled = { code: 'cancelled', message: 'Stopped. Nothing was changed.' } as const;

/**
 * A thread that keeps what is needed of the last recording, 20 MB an hour, so that comparing its voices with other labels
 * reads nothing again. It answers one question at a time, and starts with the first.
 */
export function createVoiceThread(): VoiceThread {
  let running: Running | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closes = 0;
  const queue = serialQueue();

  const start = (): Running => {
    const worker = new Worker(workerScript('recording/voice-worker'));
    const { ask, receive, answerAll } = workerQuestions<VoiceThreadQuestion, Result<VoiceComparison>>((question) =>
      worker.postMessage(question),
    );
    const started: Running = { worker, ask, heard: null, onShare: undefined };
    worker.on('message', (message: FromVoiceThread) => {
      if ('share' in message) started.onShare?.(message.share);
      else receive(message);
    });
    worker.on('error', ({ message }) => answerAll({ ok: false, error: { code: 'internal', message } }));
    worker.on('exit', () => {
      if (running === started) running = null;
      answerAll({ ok: false, error: cancelled });
    });
    return started;
  };

  const end = () => {
    clearTimeout(idle);
    const ending = running;
    running = null;
    void ending?.worker.terminate();
  };

  const askNow = async (
    question: VoiceThreadQuestion,
    { signal, onShare }: ListenOptions,
  ): Promise<VoiceComparison> => {
    if (signal?.aborted) throw new RostrumError(cancelled);
    clearTimeout(idle);
    const thread = (running ??= start());
    thread.worker.ref();
    thread.onShare = onShare;
    // What it has read already it keeps: the answer to such a question is near.
    const onAbort = () => thread.heard !== question.identity && end();
    signal?.addEventListener('abort', onAbort, { once: true });
    const result = await thread.ask(question);
    signal?.removeEventListener('abort', onAbort);
    thread.onShare = undefined;
    thread.heard = result.ok ? question.identity : null;
    thread.worker.unref();
    idle = setTimeout(end, idleMs).unref();
    if (signal?.aborted) throw new RostrumError(cancelled);
    if (!result.ok) throw new RostrumError(result.error);
    return result.value;
  };

  return {
    ask(question, options) {
      const before = closes;
      return queue.run(async () => {
        if (closes > before) throw new RostrumError(cancelled);
        return askNow(question, options);
      });
    },
    close() {
      closes++;
      end();
    },
  };
}
