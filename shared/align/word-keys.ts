/**
 * What makes two words the same to the ear: letters and digits, without capitals, accents and punctuation. Empty for
 * what is no word (a dash alone).
 */
function wordKey(word: string): string {
  const plain = /^[a-z]+$/.test(word)
    ? word
    : word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');
  return spelling.get(plain) ?? plain;
}

/** Words that recognisers and editors write in two ways each. */
const spelling: ReadonlyMap<string, string> = new Map([
  ['okay', 'ok'],
  ['percent', '%'],
  ['mr', 'mister'],
  ['dr', 'doctor'],
  ['yeah', 'yes'],
  ['yep', 'yes'],
  ['gonna', 'goingto'],
  ['wanna', 'wantto'],
  ['cos', 'because'],
  ['cause', 'because'],
  ['one', '1'],
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
]);

/** Numbers for the words of two texts: equal words have equal numbers; `skipped` for what is no word. */
export function numberWords(
  own: readonly string[],
  other: readonly string[],
): { readonly own: Int32Array; readonly other: Int32Array } {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const key = wordKey(word);
    if (key === '') return skipped;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  };
  return { own: Int32Array.from(own, numberOf), other: Int32Array.from(other, numberOf) };
}

export const skipped = -1;
