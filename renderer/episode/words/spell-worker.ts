import nspell from 'nspell';
// The package's own entry reads files; its files are what is needed.
import affixes from '../../../node_modules/dictionary-en-gb/index.aff?raw';
import words from '../../../node_modules/dictionary-en-gb/index.dic?raw';

/** What the thread is asked and answers, each with the number of its question. */
export type SpellQuestion =
  | { readonly id: number; readonly kind: 'wrong'; readonly words: readonly string[] }
  | { readonly id: number; readonly kind: 'suggest'; readonly word: string };
export interface SpellAnswer {
  readonly id: number;
  readonly words: readonly string[];
}

let spelling: ReturnType<typeof nspell> | null = null;

self.onmessage = ({ data }: MessageEvent<SpellQuestion>) => {
  // Reading the dictionary takes a while, so it waits until somebody asks.
  spelling ??= nspell(affixes, words);
  self.postMessage({
    id: data.id,
    words: data.kind === 'wrong' ? findWrong(spelling, data.words) : spelling.suggest(data.word),
  } satisfies SpellAnswer);
};

function findWrong(dictionary: ReturnType<typeof nspell>, asked: readonly string[]): string[] {
  return asked.filter((word) => !dictionary.correct(word) && !dictionary.correct(word.replace(/'s$/i, '')));
}
