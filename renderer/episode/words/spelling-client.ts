import { workerQuestions, type Answer } from '../../../shared/worker-questions.ts';
import type { Dictionary } from '../../../shared/preferences.ts';
import { dictionaryOf } from '../../../shared/words/dictionary.ts';
import { useLibrary } from '../../base/library-store.ts';
import { usePreferences } from '../../base/preferences-store.ts';
import type { SpellQuestion } from './spell-worker.ts';

/** Words that were looked up in each dictionary, with whether it lacks them. */
const lookedUp = new Map<Dictionary, Map<string, boolean>>();
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

/** The one that is looked in at the moment; null where there is none for the library’s language. */
function currentDictionary(): Dictionary | null {
  return dictionaryOf(usePreferences.getState().preferences, useLibrary.getState().library?.config.language);
}

/** Which of the words the dictionary lacks; none without one. Looks each up once; dictionaries stay on this machine. */
export async function findWrong(words: readonly string[]): Promise<ReadonlySet<string>> {
  const dictionary = currentDictionary();
  if (dictionary === null) return new Set();
  const known = lookedUp.get(dictionary) ?? new Map<string, boolean>();
  lookedUp.set(dictionary, known);
  // Copies: a word cut out of a text keeps all of that text in memory, and these are kept for good.
  const unknown = structuredClone([...new Set(words)].filter((word) => !known.has(word)));
  if (unknown.length > 0) {
    const wrong = new Set(await questions.ask({ dictionary, kind: 'wrong', words: unknown }));
    for (const word of unknown) known.set(word, wrong.has(word));
  }
  return new Set(words.filter((word) => known.get(word)));
}

/** Words of the dictionary that are like this one, the likest first. */
export async function suggest(word: string): Promise<readonly string[]> {
  const dictionary = currentDictionary();
  return dictionary === null ? [] : questions.ask({ dictionary, kind: 'suggest', word });
}
