import { z } from 'zod';
import { nearKinds } from '../../people/near-names.ts';
import { filePreview, changeHit, unsavedText } from '../views.ts';
import type { RequestTable } from './request.ts';

const counted = { episodes: z.number() };

const person = z.object({
  name: z.string(),
  /** The name first. */
  spellings: z.array(z.object({ name: z.string(), ...counted })),
  labels: z.array(z.object({ label: z.string(), ...counted })),
  episodes: z.array(z.object({ path: z.string(), labels: z.array(z.string()), turns: z.number(), words: z.number() })),
  turns: z.number(),
  words: z.number(),
});

const nameHit = changeHit.extend({ kind: z.enum(['name', 'words', 'initials']) });

/** Who speaks in the library, and giving them another name. What is chosen of a preview is carried out through `changes.apply`. */
export const peopleRequests = {
  'people.list': {
    runs: 'engine',
    argument: z.null(),
    result: z.object({
      people: z.array(person),
      suggestions: z.array(z.object({ keep: z.string(), other: z.string(), kind: z.enum(nearKinds), reason: z.string() })),
      unnamed: z.array(z.object({ label: z.string(), ...counted, turns: z.number() })),
    }),
  },
  /** Which labels stand for whom, the most used first; and every name. */
  'people.labels': { runs: 'engine', argument: z.null(), result: z.object({ uses: z.array(z.object({ label: z.string(), name: z.string(), ...counted })), names: z.array(z.string()) }) },
  /** Remembers in `.rostrum/people` whether two names are one person's; of `same`, `a` is the one to keep. */
  'people.decide': { runs: 'engine', argument: z.object({ kind: z.enum(['same', 'different', 'undecided']), a: z.string(), b: z.string() }), result: z.null() },
  'people.previewRename': {
    runs: 'engine',
    argument: z.object({ from: z.string(), to: z.string(), unsaved: z.array(unsavedText) }),
    result: z.object({ files: z.array(filePreview.extend({ hits: z.array(nameHit) })), failed: z.array(z.object({ path: z.string(), reason: z.string() })) }),
  },
  /** Ends the preview that is being made. */
  'people.cancelRename': { runs: 'engine', argument: z.null(), result: z.null() },
} as const satisfies RequestTable;
