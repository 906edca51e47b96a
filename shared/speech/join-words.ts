import { joinLines } from '../text/unspaced-script.ts';

/** Words as a text, with spaces where their script sets them. */
export function joinWords(words: readonly { readonly text: string }[]): string {
  return joinLines(words.map(({ text }) => text));
}
