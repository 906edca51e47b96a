import type { EditorView } from '@codemirror/view';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { rememberCorrection, useLibraryWords } from './library-words-store.ts';

/** A word as dictionaries have it. */
export function plainWord(word: string): string {
  return word.replaceAll('’', "'");
}

/** Puts another word in the place of an unknown one, with its kind of apostrophe, and remembers it for the library. */
export function replaceWord(view: EditorView, range: TextRange, by: string): void {
  const word = view.state.sliceDoc(range.from, range.to);
  const plain = plainWord(word);
  view.dispatch({
    changes: { ...range, insert: word.includes('’') ? by.replaceAll("'", '’') : by },
    userEvent: 'input.operation',
  });
  if (by !== useLibraryWords.getState().corrections.get(plain)) void rememberCorrection(plain, by);
}

const maxOffers = 6;

/** What an unknown word may be instead: as it was corrected before, then what the dictionary has. */
export function offersFor(corrected: string | undefined, found: readonly string[]): readonly string[] {
  return [...new Set([...(corrected === undefined ? [] : [corrected]), ...found])].slice(0, maxOffers);
}
