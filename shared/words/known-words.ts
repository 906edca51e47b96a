/** Words that count as right besides those of the dictionary, whatever their capitals. */
export type KnownWords = ReadonlySet<string>;

/** @param terms names and glossary terms, of one word or several */
export function knownWords(terms: readonly string[]): KnownWords {
  return new Set(terms.flatMap((term) => [term, ...term.split(/[\s-]+/)]).map(foldWord));
}

/** Whether a word is to be looked up at all: not one letter alone, and no abbreviation in capitals. */
export function isChecked(word: string): boolean {
  return word.length > 1 && (word !== word.toUpperCase() || word.length > 6);
}

/** Whether a word is known, with and without the ending of a possessive. */
export function isKnown(word: string, known: KnownWords): boolean {
  return known.has(foldWord(word)) || known.has(foldWord(word.replace(/'s$|'$/i, '')));
}

function foldWord(word: string): string {
  return word.replaceAll('’', "'").toLowerCase();
}
