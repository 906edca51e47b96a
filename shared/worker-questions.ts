/** What is asked of a thread, told from others by its number. */
export interface Question<Q> {
  readonly id: number;
  readonly question: Q;
}

/** The thread's answer to the question of that number. */
export interface Answer<A> {
  readonly id: number;
  readonly answer: A;
}

export interface WorkerQuestions<Q, A> {
  ask(question: Q): Promise<A>;
  /** An answer has come. */
  receive(answer: Answer<A>): void;
  /** No more answers will come: all that wait get this one. */
  answerAll(answer: A): void;
}

/** Questions to a thread that answers each of them once, in whatever order. @param post sends one */
export function workerQuestions<Q, A>(post: (question: Question<Q>) => void): WorkerQuestions<Q, A> {
  const waiting = new Map<number, (answer: A) => void>();
  let next = 0;
  return {
    ask: (question) =>
      new Promise((resolve) => {
        const id = next++;
        waiting.set(id, resolve);
        post({ id, question });
      }),
    receive({ id, answer }) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
    answerAll(answer) {
      for (const resolve of waiting.values()) resolve(answer);
      waiting.clear();
    },
  };
}
