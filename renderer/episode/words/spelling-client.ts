import { workerQuestions, type Answer } from '../../../shared/worker-questions.ts';
import type { SpellQuestion } from './spell-worker.ts';

/** Words that were looked up, each with whether the dictionary lacks it. */
const lookedUp = new Map<string, boolean>();
let worker: Worker | null = null;
const questions = workerQuestions<SpellQuestion, readonly string[]>((question) => {
  worker ??= startWorker();
  worker.postMessage(question);
});

function startWorker(): Worker {
  const started = new Worker(new URL('./spell-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Answer<readonly string[]>>) => questions.receive(data));
  // Without a dictionary no word is wrong, and none is suggested.
  started.addEventListener('error', () => questions.answerAll([]));
  return started;
}

/** Which of the words a British English dictionary lacks. Looks each up once; the dictionary stays on this machine. */
export async function findWrong(words: readonly string[]): Promise<ReadonlySet<string>> {
  // Copies: a word cut out of a text keeps all of that text in memory, and these are kept for good.
  const unknown = structuredClone([...new Set(words)].filter((word) => !lookedUp.has(word)));
  if (unknown.length > 0) {
    const wrong = new Set(await questions.ask({ kind: 'wrong', words: unknown }));
    for (const word of unknown) lookedUp.set(word, wrong.has(word));
  }
  return new Set(words.filter((word) => lookedUp.get(word)));
}

/** Words of the dictionary that are like this one, the likest first. */
export function suggest(word: string): Promise<readonly string[]> {
  return questions.ask({ kind: 'suggest', word });
}
