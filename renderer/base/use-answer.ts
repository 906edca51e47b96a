import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Argument, Channel } from '../../shared/ipc/contract.ts';
import { request } from './client.ts';
import { latestAnswer, unasked, type Answered, type LatestAnswer } from './latest-answer.ts';
import { useLibrary } from './library-store.ts';
import { notify } from './notices-store.ts';

interface UseAnswerOptions {
  /** Asks again whenever the library changes. */
  readonly followLibrary?: boolean;
  /** Asks again where this changes. */
  readonly version?: unknown;
  /** Waits so long before it asks: what is typed, or passed over, is asked about once it stands. */
  readonly delayMs?: number;
  /** Asks nothing for now. */
  readonly skip?: boolean;
  /** Leaves failures to whoever asked; else they become notices. */
  readonly quiet?: boolean;
}

/**
 * What the engine answers to a request, asked again when the argument changes. Answers that come too late are dropped;
 * until there is another one, the last one is returned.
 */
export function useAnswer<C extends Channel>(
  channel: C,
  argument: Argument<C>,
  { followLibrary = false, version, delayMs = 0, skip = false, quiet = false }: UseAnswerOptions = {},
): Answered<Answer<C>> & { readonly askAgain: () => void } {
  const libraryVersion = useLibrary((state) => (followLibrary ? state.version : 0));
  const [known, setKnown] = useState<Answered<Answer<C>>>(unasked);
  const [asks, setAsks] = useState(0);
  const asker = useRef<LatestAnswer<Answer<C>> | null>(null);
  const key = JSON.stringify(argument);
  useEffect(() => {
    if (skip) return;
    asker.current ??= latestAnswer(setKnown);
    asker.current.ask(() => request(channel, JSON.parse(key) as Argument<C>), delayMs);
    return () => asker.current?.drop();
  }, [channel, key, version, libraryVersion, asks, delayMs, skip]);
  const { failure } = known;
  useEffect(() => {
    if (failure !== null && !quiet) notify(failure.message, 'error', failure.next);
  }, [failure, quiet]);
  const askAgain = useCallback(() => setAsks((count) => count + 1), []);
  return { ...known, askAgain };
}
