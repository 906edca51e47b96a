import nspell from 'nspell';
import type { Answer, Question } from '../../../shared/worker-questions.ts';
// The package's own entry reads files; its files are what is needed.
import affixes from '../../../node_modules/dictionary-en-gb/index.aff?raw';
import words from '../../../node_modules/dictionary-en-gb/index.dic?raw';

/** What the thread is asked; it answers with words. */
export type SpellQuestion =
  { readonly kind: 'wrong'; readonly words: readonly string[] } | { readonly kind: 'suggest'; readonly word: string };

let spelling: ReturnType<typeof nspell> | null = null;

self.onmessage = ({ data: { id, question } }: MessageEvent<Question<SpellQuestion>>) => {
  // Reading the dictionary takes a while, so it waits until somebody asks.
  spelling ??= nspell(affixes, words);
  self.postMessage({
    id,
    answer: question.kind === 'wrong' ? findWrong(spelling, question.words) : spelling.suggest(question.word),
  } satisfies Answer<readonly string[]>);
};

function findWrong(dictionary: ReturnType<typeof nspell>, asked: readonly string[]): string[] {
  return asked.filter((word) => !dictionary.correct(word) && !dictionary.correct(word.replace(/'s$/i, '')));
}
