import { join } from 'node:path';
import type { LibraryWords } from '../../../shared/words/library-words.ts';
import {
  addCorrection,
  parseCorrections,
  removeCorrection,
  type Correction,
} from '../../../shared/words/corrections.ts';
import { addTerm, parseGlossary, removeTerm } from '../../../shared/words/glossary.ts';
import { listSpeakerNames } from '../../catalogue/people.ts';
import { readText } from '../../files/own-text.ts';
import type { Library } from '../library/library.ts';
import { save } from '../writing/save.ts';
import type { Place } from '../writing/recover-changes.ts';

/** Both relative to the library, shared by git. */
const glossaryName = '.rostrum/glossary';
const correctionsName = '.rostrum/corrections.tsv';

/** What a library knows of words besides a dictionary. @throws RostrumError when its files are there and cannot be read */
export async function readWords({ root, catalogue }: Library): Promise<LibraryWords> {
  const [glossary, corrections] = await Promise.all([
    readText(join(root, glossaryName)),
    readText(join(root, correctionsName)),
  ]);
  const terms = parseGlossary(glossary.text);
  return {
    terms: [...listSpeakerNames(catalogue), ...terms],
    glossary: terms,
    corrections: parseCorrections(corrections.text),
  };
}

/** Puts a term into the glossary. @throws RostrumError as `replaceFile` */
export async function addGlossaryTerm(place: Place, term: string): Promise<void> {
  await save(place, { records: [{ path: glossaryName, change: (text) => addTerm(text, term) }] });
}

/** Takes a term out of the glossary. @throws RostrumError as `replaceFile` */
export async function removeGlossaryTerm(place: Place, term: string): Promise<void> {
  await save(place, { records: [{ path: glossaryName, change: (text) => removeTerm(text, term) }] });
}

/** Keeps a correction that was made by hand. @throws RostrumError as `replaceFile` */
export async function rememberCorrection(place: Place, correction: Correction): Promise<void> {
  await save(place, { records: [{ path: correctionsName, change: (text) => addCorrection(text, correction) }] });
}

/** Offers the correction of a word no more. @throws RostrumError as `replaceFile` */
export async function deleteCorrection(place: Place, from: string): Promise<void> {
  await save(place, { records: [{ path: correctionsName, change: (text) => removeCorrection(text, from) }] });
}
