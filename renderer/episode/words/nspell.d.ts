/** The part of nspell that is used; it brings no types. */
declare module 'nspell' {
  export interface Spelling {
    correct(word: string): boolean;
    suggest(word: string): string[];
  }
  export default function nspell(affixes: string, words: string): Spelling;
}
