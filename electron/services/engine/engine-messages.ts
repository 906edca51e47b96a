import type { EventName, EventPayload } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/failure.ts';
import type { Answer, Question } from '../../../shared/worker-questions.ts';

/** What is asked of the engine: a request of the window, or that it ends. */
export type EngineQuestion =
  { readonly channel: string; readonly argument: unknown } | { readonly channel: 'close'; readonly argument: null };

/** What crosses between the main process and the engine's thread. */
export type ToEngine = Question<EngineQuestion>;

export type FromEngine =
  | ({ readonly kind: 'answer' } & Answer<Result<unknown>>)
  | {
      readonly [E in EventName]: { readonly kind: 'event'; readonly event: E; readonly payload: EventPayload<E> };
    }[EventName];
