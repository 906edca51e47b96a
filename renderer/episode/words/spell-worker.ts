import nspell from 'nspell';
import type { Dictionary } from '../../../shared/preferences.ts';
import type { Answer, Question } from '../../../shared/worker-questions.ts';

/** What the thread is asked; it answers with words. */
export type SpellQuestion = { readonly dictionary: Dictionary } & (
  { readonly kind: 'wrong'; readonly words: readonly string[] } | { readonly kind: 'suggest'; readonly word: string }
);

type Text = Promise<{ readonly default: string }>;

/** The files of each dictionary. The packages' own entries read files; these are bundled, and loaded when they are asked for. */
const sources: Readonly<Record<Dictionary, () => readonly [affixes: Text, words: Text]>> = {
  'en-GB': () => [
    import('../../../node_modules/dictionary-en-gb/index.aff?raw'),
    import('../../../node_modules/dictionary-en-gb/index.dic?raw'),
  ],
  'en-US': () => [
    import('../../../node_modules/dictionary-en/index.aff?raw'),
    import('../../../node_modules/dictionary-en/index.dic?raw'),
  ],
  'en-AU': () => [
    import('../../../node_modules/dictionary-en-au/index.aff?raw'),
    import('../../../node_modules/dictionary-en-au/index.dic?raw'),
  ],
  'en-CA': () => [
    import('../../../node_modules/dictionary-en-ca/index.aff?raw'),
    import('../../../node_modules/dictionary-en-ca/index.dic?raw'),
  ],
};

const loaded = new Map<Dictionary, Promise<ReturnType<typeof nspell>>>();

/** Reading a dictionary takes a while, so it waits until somebody asks. */
function load(dictionary: Dictionary): Promise<ReturnType<typeof nspell>> {
  const known =
    loaded.get(dictionary) ??
    Promise.all(sources[dictionary]()).then(([affixes, words]) => nspell(affixes.default, words.default));
  loaded.set(dictionary, known);
  return known;
}

self.onmessage = async ({ data: { id, question } }: MessageEvent<Question<SpellQuestion>>) => {
  // Without a dictionary no word is wrong, and none is suggested.
  const spelling = await load(question.dictionary).catch(() => null);
  const answer =
    spelling === null
      ? []
      : question.kind === 'wrong'
        ? findWrong(spelling, question.words)
        : spelling.suggest(question.word);
  self.postMessage({ id, answer } satisfies Answer<readonly string[]>);
};

function findWrong(dictionary: ReturnType<typeof nspell>, asked: readonly string[]): string[] {
  return asked.filter((word) => !dictionary.correct(word) && !dictionary.correct(word.replace(/'s$/i, '')));
}
