import { z } from 'zod';
import type { LibraryConfig } from '../../config/library-config.ts';
import { dateFormOf } from './dates.ts';
import { fieldKind } from './fields.ts';
import { isOneLetterFrom } from '../../names/compare-names.ts';

/** What the other episodes of the library do, for rules about consistency between files. */
export const peersSchema = z.object({
  /** Front-matter key and the form (see `dateFormOf`) that most files write its date in. */
  dateForms: z.array(z.tuple([z.string(), z.string()])),
  /** Front-matter keys that nearly all files have. */
  commonFields: z.array(z.string()),
  /** Front-matter keys that several files have, so that they are no slip in one of them. */
  sharedFields: z.array(z.string()),
});
export type Peers = z.infer<typeof peersSchema>;

/** With fewer files there is no custom to speak of. */
const minFiles = 5;
const nearlyAllShare = 0.9;
const usualShare = 0.8;

/** What is usual in the front matter of a library's episodes. @param files of each, key to value as text */
export function gatherPeers(files: Iterable<Readonly<Record<string, string>>>, config: LibraryConfig): Peers {
  const uses = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  let count = 0;
  for (const values of files) {
    count++;
    for (const [key, value] of Object.entries(values)) {
      uses.set(key, (uses.get(key) ?? 0) + 1);
      const form = fieldKind(key, config) === 'date' ? dateFormOf(value) : null;
      if (form === null) continue;
      const ofKey = forms.get(key) ?? new Map<string, number>();
      forms.set(key, ofKey.set(form, (ofKey.get(form) ?? 0) + 1));
    }
  }
  const dateForms = [...forms].flatMap(([key, ofKey]): [string, string][] => {
    const all = [...ofKey.values()].reduce((sum, one) => sum + one, 0);
    const [usual, uses] = [...ofKey].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    return all >= minFiles && uses >= all * usualShare ? [[key, usual]] : [];
  });
  const commonFields =
    count < minFiles ? [] : [...uses].filter(([, files]) => files >= count * nearlyAllShare).map(([key]) => key);
  const sharedFields = [...uses].filter(([, files]) => files > 1).map(([key]) => key);
  return { dateForms: dateForms.sort(), commonFields: commonFields.sort(), sharedFields: sharedFields.sort() };
}

/** Whether rules may say something else of a file, by its front matter, under one of two sets of peers than under the other. */
export function tellsApart(values: Readonly<Record<string, string>>, before: Peers, after: Peers): boolean {
  return JSON.stringify(deviations(values, before)) !== JSON.stringify(deviations(values, after));
}

/** What in the front matter is unlike the peers’. */
function deviations(
  values: Readonly<Record<string, string>>,
  { dateForms, commonFields, sharedFields }: Peers,
): unknown {
  const keys = Object.keys(values);
  const common = new Set(commonFields);
  const shared = new Set(sharedFields);
  return [
    dateForms.filter(([key, form]) => Object.hasOwn(values, key) && dateFormOf(values[key]!) !== form),
    commonFields.filter((key) => !Object.hasOwn(values, key)),
    keys.filter((key) => !common.has(key) && commonFields.some((other) => isOneLetterFrom(key, other))),
    keys.filter((key) => shared.has(key) && !common.has(key)),
  ];
}

export const noPeers: Peers = { dateForms: [], commonFields: [], sharedFields: [] };
