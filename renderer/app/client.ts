import { events, type Answer, type Argument, type Channel, type EventName, type EventPayload } from '../../shared/ipc/contract.ts';
import { RostrumError, type Result } from '../../shared/ipc/result.ts';

/**
 * Asks the main process.
 * @throws RostrumError with words for the editor
 */
export async function request<C extends Channel>(channel: C, argument: Argument<C>): Promise<Answer<C>> {
  const result = (await window.rostrum.request(channel, argument)) as Result<Answer<C>>;
  if (result.ok) return result.value;
  throw new RostrumError(result.error);
}

/** Calls `listener` for every event of that name. Returns the function that stops it. */
export function listen<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.rostrum.listen((event, payload) => {
    if (event === name) listener(events[name].parse(payload) as EventPayload<E>);
  });
}
