import { failureOf, type Failure } from '../../shared/failure.ts';

/** What is known of a question: the last answer stays until there is another one. */
export interface Answered<Value> {
  /** Undefined until the first answer. */
  readonly answer: Value | undefined;
  /** Why the last question was not answered. */
  readonly failure: Failure | null;
  readonly isLoading: boolean;
}

export interface LatestAnswer<Value> {
  /** Asks after a delay, unless something else is asked meanwhile. */
  ask(question: () => Promise<Value>, delayMs?: number): void;
  /** Nobody waits for an answer any more. */
  drop(): void;
}

export const unasked = { answer: undefined, failure: null, isLoading: true } as const;

/**
 * Asks one question at a time: an answer that comes after something else was asked is dropped.
 * @param onChange called whenever more is known
 */
export function latestAnswer<Value>(onChange: (known: Answered<Value>) => void): LatestAnswer<Value> {
  let known: Answered<Value> = unasked;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (part: Partial<Answered<Value>>) => onChange((known = { ...known, ...part }));
  return {
    ask(question, delayMs = 0) {
      const own = ++latest;
      const put = () =>
        question().then(
          (answer) => own === latest && change({ answer, failure: null, isLoading: false }),
          (error: unknown) => own === latest && change({ failure: failureOf(error), isLoading: false }),
        );
      clearTimeout(timer);
      if (!known.isLoading) change({ isLoading: true });
      if (delayMs === 0) void put();
      else timer = setTimeout(() => void put(), delayMs);
    },
    drop() {
      latest++;
      clearTimeout(timer);
    },
  };
}
