import type { EventName } from '../../shared/ipc/contract.ts';
import type { EngineClient } from '../services/engine/engine-client.ts';

type OnEvent = (event: EventName, payload: unknown) => void;

/**
 * Starts the engine, and has it open the library that was asked for while the window is still loading. The window gets
 * that answer when it asks, and what the engine tells meanwhile with its first request: it does not listen before.
 * @param path of the library, or an episode in one; null where none was asked for
 */
export function openEarly(
  start: (onEvent: OnEvent) => EngineClient,
  { path, onEvent }: { readonly path: string | null; readonly onEvent: OnEvent },
): EngineClient {
  let held: Parameters<OnEvent>[] | null = path === null ? null : [];
  const engine = start((event, payload) => {
    if (held === null) onEvent(event, payload);
    else held.push([event, payload]);
  });
  let opening = path === null ? null : engine.request('library.open', { path });
  return {
    ...engine,
    request(channel, argument) {
      const missed = held ?? [];
      held = null;
      for (const told of missed) onEvent(...told);
      if (channel !== 'library.open' || opening === null) return engine.request(channel, argument);
      const answer = opening;
      opening = null;
      const isSame = (argument as { readonly path?: unknown } | null)?.path === path;
      return isSame ? answer : engine.request(channel, argument);
    },
  };
}
