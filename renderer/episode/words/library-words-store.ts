import { create } from 'zustand';
import type { LibraryWords } from '../../../shared/words/library-words.ts';
import { knownWords, type KnownWords } from '../../../shared/words/known-words.ts';
import { request } from '../../base/client.ts';
import { reportErrors } from '../../base/notices-store.ts';

interface WordsStore {
  readonly known: KnownWords;
  readonly glossary: readonly string[];
  /** What was corrected by hand, by the word that stood there. */
  readonly corrections: ReadonlyMap<string, string>;
}

/** What the library knows of words besides the dictionary. */
export const useLibraryWords = create<WordsStore>(() => ({ known: new Set(), glossary: [], corrections: new Map() }));

export async function fetchLibraryWords(): Promise<void> {
  await take(() => request('words.read', null));
}

export async function addToGlossary(term: string): Promise<void> {
  await take(() => request('words.addTerm', { term }));
}

export async function removeFromGlossary(term: string): Promise<void> {
  await take(() => request('words.removeTerm', { term }));
}

export async function rememberCorrection(from: string, to: string): Promise<void> {
  await take(() => request('words.remember', { from, to }));
}

export async function deleteCorrection(from: string): Promise<void> {
  await take(() => request('words.deleteCorrection', { from }));
}

async function take(ask: () => Promise<LibraryWords>): Promise<void> {
  const answer = await reportErrors(ask);
  if (answer)
    useLibraryWords.setState({
      known: knownWords(answer.terms),
      glossary: answer.glossary,
      corrections: new Map(answer.corrections.map(({ from, to }) => [from, to])),
    });
}
