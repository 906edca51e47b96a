import { join } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import type { ChangesPreview } from '../../../shared/changes/change-hit.ts';
import type { UnsavedText } from '../../../shared/changes/unsaved-text.ts';
import { append } from '../../../shared/lists.ts';
import {
  addDecision,
  decisionsPath,
  parseDecisions,
  removeDecision,
  type Decision,
} from '../../../shared/people/decisions.ts';
import type { LibrarySummary } from '../../../shared/library/library-summary.ts';
import { gatherPeople, groupPeople, type People } from '../../../shared/people/gather-people.ts';
import { namesPerson } from '../../../shared/names/person-name.ts';
import { countLabelUses, type LabelUse } from '../../../shared/people/propose-labels.ts';
import type { NameHit, Rename } from '../../../shared/people/rename-person.ts';
import { listAppearances } from '../../catalogue/people.ts';
import { readText } from '../../files/own-text.ts';
import { scanLibrary } from '../../files/scan.ts';
import { runOverFiles } from '../pool/file-pool.ts';
import type { Library } from '../library/library.ts';
import { save } from '../writing/save.ts';

/** Everybody who speaks in the library, as the catalogue knows it, and who among them may be one. */
export async function listPeople(library: Library): Promise<People> {
  return gatherPeople(listAppearances(library.catalogue), await readDecisions(library));
}

/** Everybody whom `listPeople` tells of, those in most episodes first, in short. */
export async function countPeople(library: Library): Promise<LibrarySummary['people']> {
  const { people } = groupPeople(listAppearances(library.catalogue), await readDecisions(library));
  return people
    .map(({ name, episodes, turns }) => ({ name, episodes: episodes.length, turns }))
    .sort((a, b) => b.episodes - a.episodes || b.turns - a.turns);
}

/** Whether the catalogue knows somebody by this name or label; capitals make no difference. */
export function hasPerson({ catalogue }: Library, name: string): boolean {
  const wanted = name.toLowerCase();
  return listAppearances(catalogue).some(
    (appearance) => appearance.label?.toLowerCase() === wanted || appearance.name?.toLowerCase() === wanted,
  );
}

/** Which labels stand for whom in the library, the most used first, and everybody's name, those in most episodes first. */
export function listLabels({ catalogue }: Library): {
  readonly uses: LabelUse[];
  readonly people: { readonly name: string; readonly episodes: number }[];
} {
  const appearances = listAppearances(catalogue);
  const paths = new Map<string, Set<string>>();
  for (const { name, path } of appearances)
    if (name !== null && namesPerson(name)) paths.set(name, (paths.get(name) ?? new Set()).add(path));
  return {
    uses: countLabelUses(appearances),
    people: [...paths]
      .map(([name, { size }]) => ({ name, episodes: size }))
      .sort((a, b) => b.episodes - a.episodes || (a.name < b.name ? -1 : 1)),
  };
}

/** What the library's editors decided about names. A record that cannot be read decides nothing. */
async function readDecisions({ root }: Library): Promise<Decision[]> {
  const { text } = await readText(join(root, decisionsPath)).catch(() => ({ text: '' }));
  return parseDecisions(text);
}

/**
 * Remembers a decision about two names in the library, or with `undecided` forgets it.
 * @throws RostrumError as `replaceFile`: then nothing is remembered
 */
export async function decide(
  library: Library,
  { kind, a, b }: Omit<Decision, 'kind'> & { readonly kind: Decision['kind'] | 'undecided' },
): Promise<void> {
  await save(library, {
    records: [
      {
        path: decisionsPath,
        change: (text) => (kind === 'undecided' ? removeDecision(text, a, b) : addDecision(text, { kind, a, b })),
      },
    ],
  });
}

/**
 * Every place in a library that has a person's name, with what renaming would do. Writes nothing.
 * @param unsaved texts that are looked through in place of what the files hold
 * @throws RostrumError `bad-request` for a name that cannot be one; `cancelled`
 */
export async function previewRename(
  { root, config }: Library,
  { from, to, unsaved = [] }: Rename & { readonly unsaved?: readonly UnsavedText[] },
  {
    onProgress,
    signal,
  }: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<ChangesPreview<NameHit>> {
  const rename = { from: from.trim(), to: to.trim() };
  if (rename.to === '' || /[\n\r\t]/.test(rename.to))
    throw new RostrumError({
      code: 'bad-request',
      message: 'This cannot be a name.',
      next: 'Write the name in one line.',
    });
  const texts = new Map(unsaved.map(({ path, text }) => [path, text]));
  const scan = await scanLibrary(root, config.exclude);
  const refs = scan.files.map(({ path }) => ({ path, text: texts.get(path) }));
  const files: ChangesPreview<NameHit>['files'][number][] = [];
  const failed = scan.failed.map(({ path, error }) => ({ path, reason: error }));
  let done = 0;
  await runOverFiles(
    'renamePerson',
    root,
    refs,
    { rename, config },
    {
      signal,
      onSlice: (slice) => {
        append(files, slice.results);
        append(failed, slice.failed);
        onProgress?.((done += slice.count), refs.length);
      },
    },
  );
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return { files: files.sort(byPath), failed: failed.sort(byPath) };
}
