import {
  crossesAsText,
  events,
  type Answer,
  type Argument,
  type Channel,
  type EventName,
  type EventPayload,
} from '../../shared/ipc/contract.ts';
import { RostrumError, type Result } from '../../shared/failure.ts';
import { confirmFailure } from './confirmations-store.ts';

/**
 * Asks the main process; what the editor must agree to first is asked, and then tried once more.
 * @throws RostrumError with words for the editor
 */
export async function request<C extends Channel>(channel: C, argument: Argument<C>): Promise<Answer<C>> {
  const result = await send(channel, argument);
  if (result.ok) return result.value;
  const agreed = await confirmFailure(result.error, async ({ code, path }) => {
    const kept =
      code === 'not-trusted'
        ? await send('git.trust', { folder: path })
        : await send('publish.confirmSite', { site: path });
    if (!kept.ok) throw new RostrumError(kept.error);
  });
  const again = agreed === true ? await send(channel, argument) : result;
  if (again.ok) return again.value;
  throw new RostrumError(again.error);
}

async function send<C extends Channel>(channel: C, argument: Argument<C>): Promise<Result<Answer<C>>> {
  const result = (await window.rostrum.request(channel, argument)) as Result<unknown>;
  return result.ok && crossesAsText(channel)
    ? { ok: true, value: JSON.parse(result.value as string) as Answer<C> }
    : (result as Result<Answer<C>>);
}

/** Calls `listener` for every event of that name. Returns the function that stops it. */
export function listen<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.rostrum.listen((event, payload) => {
    if (event === name) listener(events[name].parse(payload) as EventPayload<E>);
  });
}
