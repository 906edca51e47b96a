import { z } from 'zod';
import type { LibraryWords } from '../../words/library-words.ts';
import { answer, type RequestTable } from './request.ts';

/** What the library knows of words; every call answers with what it knows afterwards. */
export const wordsRequests = {
  'words.read': { runs: 'engine', argument: z.null(), result: answer<LibraryWords>() },
  'words.addTerm': { runs: 'engine', argument: z.object({ term: z.string() }), result: answer<LibraryWords>() },
  'words.removeTerm': { runs: 'engine', argument: z.object({ term: z.string() }), result: answer<LibraryWords>() },
  /** Keeps a correction that was made by hand, to offer it elsewhere. */
  'words.remember': {
    runs: 'engine',
    argument: z.object({ from: z.string().min(1), to: z.string().min(1) }),
    result: answer<LibraryWords>(),
  },
  'words.deleteCorrection': {
    runs: 'engine',
    argument: z.object({ from: z.string() }),
    result: answer<LibraryWords>(),
  },
} as const satisfies RequestTable;
