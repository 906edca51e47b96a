import type { SpellAnswer, SpellQuestion } from './spell-worker.ts';

/** Words that were looked up, each with whether the dictionary lacks it. */
const lookedUp = new Map<string, boolean>();
const waiting = new Map<number, (words: readonly string[]) => void>();
let worker: Worker | null = null;
let next = 0;

/** Which of the words a British English dictionary lacks. Looks each up once; the dictionary stays on this machine. */
export async function findWrong(words: readonly string[]): Promise<ReadonlySet<string>> {
  // Copies: a word cut out of a text keeps all of that text in memory, and these are kept for good.
  const unknown = structuredClone([...new Set(words)].filter((word) => !lookedUp.has(word)));
  if (unknown.length > 0) {
    const wrong = new Set(await ask({ kind: 'wrong', words: unknown }));
    for (const word of unknown) lookedUp.set(word, wrong.has(word));
  }
  return new Set(words.filter((word) => lookedUp.get(word)));
}

/** Words of the dictionary that are like this one, the likest first. */
export function suggest(word: string): Promise<readonly string[]> {
  return ask({ kind: 'suggest', word });
}

type Question =
  { readonly kind: 'wrong'; readonly words: readonly string[] } | { readonly kind: 'suggest'; readonly word: string };

function ask(question: Question): Promise<readonly string[]> {
  if (worker === null) {
    worker = new Worker(new URL('./spell-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<SpellAnswer>) => {
      waiting.get(data.id)?.(data.words);
      waiting.delete(data.id);
    };
  }
  const id = next++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker!.postMessage({ id, ...question } satisfies SpellQuestion);
  });
}
