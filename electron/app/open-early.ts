import type { EventName } from '../../shared/ipc/contract.ts';
import type { EngineClient } from '../services/engine/engine-client.ts';

type OnEvent = (event: EventName, payload: unknown) => void;

export interface EarlyEngine extends EngineClient {
  /** Opens a library, or an episode in one, before the window asks for it: it gets that answer when it does. */
  openEarly(path: string): void;
}

/**
 * Starts the engine while there is no window yet. What it tells comes with the window's first request, before which
 * nobody listens.
 */
export function startEarly(start: (onEvent: OnEvent) => EngineClient, onEvent: OnEvent): EarlyEngine {
  let held: Parameters<OnEvent>[] | null = [];
  const engine = start((event, payload) => {
    if (held === null) onEvent(event, payload);
    else held.push([event, payload]);
  });
  let early: { readonly path: string; readonly answer: ReturnType<EngineClient['request']> } | null = null;
  return {
    ...engine,
    openEarly(path) {
      early = { path, answer: engine.request('library.open', { path }) };
    },
    request(channel, argument) {
      const missed = held ?? [];
      held = null;
      for (const told of missed) onEvent(...told);
      if (channel !== 'library.open' || early === null) return engine.request(channel, argument);
      const { path, answer } = early;
      early = null;
      const isSame = (argument as { readonly path?: unknown } | null)?.path === path;
      return isSame ? answer : engine.request(channel, argument);
    },
  };
}
