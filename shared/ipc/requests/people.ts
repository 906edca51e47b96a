import { z } from 'zod';
import type { ChangesPreview } from '../../changes/change-hit.ts';
import { unsavedText } from '../../changes/unsaved-text.ts';
import type { People } from '../../people/gather-people.ts';
import type { LabelUse } from '../../people/propose-labels.ts';
import type { NameHit } from '../../people/rename-person.ts';
import { answer, type RequestTable } from './request.ts';

/** Who speaks in the library, and giving them another name. What is chosen of a preview is carried out through `changes.apply`. */
export const peopleRequests = {
  'people.list': { runs: 'engine', argument: z.null(), result: answer<People>() },
  /** Which labels stand for whom, the most used first; and every name, those in most episodes first. */
  'people.labels': {
    runs: 'engine',
    argument: z.null(),
    result: answer<{
      readonly uses: readonly LabelUse[];
      readonly people: readonly { readonly name: string; readonly episodes: number }[];
    }>(),
  },
  /** Remembers in `.rostrum/people` whether two names are one person's; of `same`, `a` is the one to keep. */
  'people.decide': {
    runs: 'engine',
    argument: z.object({ kind: z.enum(['same', 'different', 'undecided']), a: z.string(), b: z.string() }),
    result: answer<null>(),
  },
  'people.previewRename': {
    runs: 'engine',
    argument: z.object({ from: z.string(), to: z.string(), unsaved: z.array(unsavedText) }),
    result: answer<ChangesPreview<NameHit>>(),
  },
  /** Ends the preview that is being made. */
  'people.cancelRename': { runs: 'engine', argument: z.null(), result: answer<null>() },
} as const satisfies RequestTable;
