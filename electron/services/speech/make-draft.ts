import { RostrumError } from '../../../shared/failure.ts';
import type { HeardWindow } from '../../../shared/speech/heard.ts';
import { printDraft } from '../../../shared/speech/print-draft.ts';
import type { Segment } from '../../../shared/formats/model/timed-transcript.ts';
import { clockTime } from '../../../shared/text/clock.ts';
import type { ChosenModels } from './choose-models.ts';
import { openDraft, type DraftFolder, type DraftRequest } from './draft-folder.ts';
import type { SpeechJob, StartSpeechProcess } from './messages.ts';

export interface DraftOptions {
  /** Where drafts are. */
  readonly drafts: string;
  /** Where models are. */
  readonly folder: string;
  readonly models: ChosenModels;
  readonly startProcess: StartSpeechProcess;
  /** Told what was heard, also what was heard before. */
  readonly onWindow?: (window: HeardWindow) => void;
  /** Told how long the recording is, in seconds. */
  readonly onLength?: (seconds: number) => void;
  /** Told up to where, in seconds, it has listened. */
  readonly onProgress?: (seconds: number) => void;
  readonly signal: AbortSignal;
}

/** After so many ends of its process at one place, it is not tried again. */
const mostEnds = 3;

/**
 * Listens to a recording in a process of its own, which is started again at the last finished window where it ends.
 * @returns the file with the transcript
 * @throws RostrumError `cancelled`, `unreadable`: what was heard is kept, and gone on with by the next call; as `hearRecording`
 */
export async function makeDraft(request: DraftRequest, options: DraftOptions): Promise<string> {
  const draft = await openDraft(options.drafts, request);
  draft.heard.forEach((window) => options.onWindow?.(window));
  let at = -1;
  let ends = 0;
  for (;;) {
    const segments = await listen(draft, options);
    if (segments !== null && segments.length === 0)
      throw new RostrumError({
        code: 'unreadable',
        message: 'Nobody was heard to speak in this recording.',
        next: 'Is it the right one? Listen to it; where somebody does speak, another model may hear it.',
        path: request.recording,
      });
    if (segments !== null) return draft.finish(printDraft(segments));
    const heard = draft.heard.at(-1)?.end ?? 0;
    ends = heard === at ? ends + 1 : 1;
    at = heard;
    if (ends < mostEnds) continue;
    throw new RostrumError({
      code: 'unreadable',
      message: `The recogniser ended ${ends} times at ${clockTime(at)} of the recording.`,
      next: 'Another model may get further. Or remove this one, in the settings or with “rostrum models remove”, and get it again. What was heard is kept.',
      path: request.recording,
    });
  }
}

/** One process from its start to its end. @returns the draft; null where the process ended before */
function listen(
  draft: DraftFolder,
  { folder, models, startProcess, onWindow, onLength, onProgress, signal }: DraftOptions,
): Promise<readonly Segment[] | null> {
  const { recording, language, speakers } = draft.request;
  const { vad, recogniser, voices } = models;
  const job: SpeechJob = { recording, folder, vad, recogniser, voices, language, speakers, heard: [...draft.heard] };
  return new Promise((resolve, reject) => {
    /** Windows are kept one after the other, before anything else counts. */
    let kept: Promise<void> = Promise.resolve();
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', cancel);
      child.kill();
      void kept.then(end, reject);
    };
    const cancel = () =>
      settle(() =>
        reject(
          new RostrumError({
            code: 'cancelled',
            message: 'Stopped. What was heard is kept, and gone on with next time.',
          }),
        ),
      );
    const child = startProcess(
      (message) => {
        switch (message.kind) {
          case 'ready':
            break;
          case 'length':
            onLength?.(message.seconds);
            break;
          case 'progress':
            onProgress?.(message.seconds);
            break;
          case 'window':
            kept = kept.then(() => draft.add(message.window)).then(() => onWindow?.(message.window));
            kept.catch(() => settle(() => {}));
            break;
          case 'end':
            settle(() => resolve(message.segments));
            break;
          case 'failed':
            settle(() => reject(new RostrumError(message.failure)));
        }
      },
      () => settle(() => resolve(null)),
    );
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    child.start(job);
  });
}
