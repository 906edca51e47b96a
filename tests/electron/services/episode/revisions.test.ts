import { expect, test } from 'vitest';
import { journalUnsaved, openEpisode, saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { listRevisions } from '../../../../electron/services/episode/revisions.ts';
import { setUnsavedAside } from '../../../../electron/history/history.ts';
import { openTestLibrary } from '../../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const ferry = 'AB - Ann Bell  \nCD - Carl Dunn\n\nAB Who built it?\n\nCD My father did.\n\nAB Green?\n';

test('each version says what the save that replaced it changed; work that was never saved says nothing', async () => {
  const library = await openTestLibrary(await temporaryFolder({ 'ferry.md': ferry }));
  const save = async (find: string, insert: string) => {
    const { text, hash } = await openEpisode(library, 'ferry.md');
    const from = text.indexOf(find);
    await saveEpisode(library, { path: 'ferry.md', baseHash: hash, edits: [{ from, to: from + find.length, insert }] });
  };
  await save('AB Green', 'CD Green');
  const { hash } = await openEpisode(library, 'ferry.md');
  await journalUnsaved(library, { path: 'ferry.md', baseHash: hash, text: `${ferry}AB So.\n` });
  setUnsavedAside(library.history, 'ferry.md');
  await save('My father', 'Her mother');
  expect((await listRevisions(library, 'ferry.md')).map(({ kind, replacedBy }) => [kind, replacedBy])).toEqual([
    ['saved', '2 words'],
    ['unsaved', null],
    ['saved', '1 label'],
  ]);
});
