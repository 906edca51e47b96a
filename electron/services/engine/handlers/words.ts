import type { wordsRequests } from '../../../../shared/ipc/requests/words.ts';
import {
  addGlossaryTerm,
  deleteCorrection,
  readWords,
  rememberCorrection,
  removeGlossaryTerm,
} from '../../catalogue/words.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function wordsHandlers({ current }: EngineContext): HandlersOf<typeof wordsRequests> {
  return {
    'words.read': () => readWords(current().library),
    'words.addTerm': async ({ term }) => {
      const { library } = current();
      await addGlossaryTerm(library, term);
      return readWords(library);
    },
    'words.removeTerm': async ({ term }) => {
      const { library } = current();
      await removeGlossaryTerm(library, term);
      return readWords(library);
    },
    'words.remember': async (correction) => {
      const { library } = current();
      await rememberCorrection(library, correction);
      return readWords(library);
    },
    'words.deleteCorrection': async ({ from }) => {
      const { library } = current();
      await deleteCorrection(library, from);
      return readWords(library);
    },
  };
}
