import type { EventName, EventPayload } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/failure.ts';

/** What crosses between the main process and the engine's thread. */
export type ToEngine =
  | { readonly id: number; readonly channel: string; readonly argument: unknown }
  | { readonly id: number; readonly channel: 'close'; readonly argument: null };

export type FromEngine =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | {
      readonly [E in EventName]: { readonly kind: 'event'; readonly event: E; readonly payload: EventPayload<E> };
    }[EventName];
