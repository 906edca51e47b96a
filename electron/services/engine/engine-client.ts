import { Worker } from 'node:worker_threads';
import type { EventName } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/failure.ts';
import { workerQuestions } from '../../../shared/worker-questions.ts';
import { collectorWhenQuiet } from '../machine/collect-garbage.ts';
import type { EngineQuestion, FromEngine, ToEngine } from './engine-messages.ts';

export interface EngineClient {
  request(channel: string, argument: unknown): Promise<Result<unknown>>;
  close(): Promise<void>;
}

/** What the engine may hold before it looks for what is no longer needed: without a limit, a publish of thousands holds some 100 MB more. */
const maxYoungGenerationMb = 8;

/** Milliseconds after the last answer in which the window may still ask for more. */
const quietAfter = 2000;

/**
 * Starts the engine in its own thread, so that the window never waits for a disk.
 * @param script the bundled `engine-worker`
 * @param command runs Rostrum's command line
 */
export function startEngine(
  script: string,
  { userData, command }: { userData: string; command: string },
  onEvent: (event: EventName, payload: unknown) => void,
): EngineClient {
  const worker = new Worker(script, {
    workerData: { userData, command },
    resourceLimits: { maxYoungGenerationSizeMb: maxYoungGenerationMb },
  });
  const questions = workerQuestions<EngineQuestion, Result<unknown>>((question) =>
    worker.postMessage(question satisfies ToEngine),
  );
  /** Why there is no engine any more; null while there is one. */
  let stopped: Result<unknown> | null = null;

  const passedOn = collectorWhenQuiet(quietAfter);
  worker.on('message', (message: FromEngine) => {
    passedOn();
    if (message.kind === 'event') onEvent(message.event, message.payload);
    else questions.receive(message);
  });
  const giveUp = (reason: string) => {
    stopped ??= {
      ok: false,
      error: {
        code: 'internal',
        message: reason,
        next: 'Start Rostrum again. Your files are as they were last saved.',
      },
    };
    questions.answerAll(stopped);
  };
  worker.on('error', (error) => giveUp(`The part of Rostrum that looks after files has stopped: ${error.message}`));
  worker.on('exit', () => giveUp('The part of Rostrum that looks after files has stopped.'));

  const request = async (channel: string, argument: unknown) => stopped ?? questions.ask({ channel, argument });
  return {
    request,
    async close() {
      await request('close', null);
      await worker.terminate();
    },
  };
}
