import { expect, test } from 'vitest';
import { openEpisode, saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { createPublisher } from '../../../../electron/services/publish/publish.ts';
import { editsBetween } from '../../../../shared/text/edits-between.ts';
import { git } from '../../../helpers/git-repositories.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

const page = 'content/episodes/a.md';
const text = (first: string, second: string) => episodeText('A', second).replace('Well, thanks for coming.', first);

/** Published as it was, then changed in the library, as the window saves it, and in the site. */
async function set(library: string, site: string, { settings = '', lineEnd = '\n' } = {}) {
  const root = await temporaryFolder({
    'a.md': text('One.', 'Two.').replaceAll('\n', lineEnd),
    ...(settings ? { 'rostrum.yaml': settings } : {}),
  });
  const folder = await temporaryFolder();
  const opened = await openTestLibrary(root);
  const publisher = createPublisher(opened);
  const plan = () => publisher.plan({ site: folder, paths: null });
  const first = await plan();
  await publisher.apply(first.id, ['a.md']);
  const { hash, text: before } = await openEpisode(opened, 'a.md');
  await saveEpisode(opened, { path: 'a.md', baseHash: hash, edits: editsBetween(before, library) });
  await writeFiles(folder, { [page]: site });
  const { id, items } = await plan();
  return { root, site: folder, publisher, id, item: items[0]! };
}

test('a page’s changes come into the episode beside the library’s own, turn by turn, and the page is then ours to write', async () => {
  const { root, site, publisher, id, item } = await set(text('One, here.', 'Two.'), text('One.', 'Two, there.'), {
    lineEnd: '\r\n',
  });
  expect(item.status).toBe('conflict');
  expect(await publisher.take(id, 'a.md', [])).toMatchObject({ kind: 'taken', item: { status: 'changed' } });
  expect(await readText(root, 'a.md')).toBe(text('One, here.', 'Two, there.').replaceAll('\n', '\r\n'));
  expect((await publisher.apply(id, ['a.md'])).written).toEqual([page]);
  expect(await readText(site, page)).toBe(text('One, here.', 'Two, there.'));
});

test('what both changed is asked, and nothing is written before it is decided', async () => {
  const { root, publisher, id } = await set(text('One, here.', 'Two.'), text('One, there.', 'Two.'));
  const result = await publisher.take(id, 'a.md', []);
  expect(result).toMatchObject({
    kind: 'undecided',
    conflicts: [{ reason: 'Both sides changed the same words.', choices: ['ours', 'theirs', 'both'] }],
  });
  expect(await readText(root, 'a.md')).toBe(text('One, here.', 'Two.'));
  expect(await publisher.take(id, 'a.md', ['theirs'])).toMatchObject({ kind: 'taken', item: { status: 'identical' } });
  expect(await readText(root, 'a.md')).toBe(text('One, there.', 'Two.'));
});

test('where nobody knows what was published, every difference is asked', async () => {
  const root = await temporaryFolder({ 'a.md': text('One, here.', 'Two.') });
  const site = await temporaryFolder({ [page]: text('One.', 'Two, there.') });
  const publisher = createPublisher(await openTestLibrary(root));
  const { id } = await publisher.plan({ site, paths: null });
  const result = await publisher.take(id, 'a.md', []);
  expect(result.kind === 'undecided' && result.conflicts.map(({ ours, theirs }) => [ours, theirs])).toEqual([
    ['MD One, here.', 'MD One.'],
    ['TW Two.', 'TW Two, there.'],
  ]);
  expect(await publisher.take(id, 'a.md', ['ours', 'theirs'])).toMatchObject({
    kind: 'taken',
    item: { status: 'changed' },
  });
  expect(await readText(root, 'a.md')).toBe(text('One, here.', 'Two, there.'));
});

test('what was published is found in the site’s history where the library came from elsewhere', async () => {
  const { site, root } = await set(text('One.', 'Two.'), text('One.', 'Two.'));
  git(site, 'init', '--quiet', '--initial-branch=main');
  git(site, 'add', '.');
  git(site, 'commit', '--quiet', '-m', 'Publish');
  await writeFiles(root, { 'a.md': text('One, here.', 'Two.') });
  await writeFiles(site, { [page]: text('One.', 'Two, there.') });
  const publisher = createPublisher(await openTestLibrary(root));
  const { id, items } = await publisher.plan({ site, paths: null });
  expect(items[0]!.reasons).toEqual([
    'The page was changed in the site since it was published. It differs from the library in its words.',
    'It has changes in the site that are not committed.',
  ]);
  expect(await publisher.take(id, 'a.md', [])).toMatchObject({ kind: 'taken' });
  expect(await readText(root, 'a.md')).toBe(text('One, here.', 'Two, there.'));
});

test('pages of another form than their episodes are refused with the next step', async () => {
  const { publisher, id } = await set(text('One.', 'Two.'), 'Changed.\n', { settings: 'publish:\n  marks: italic\n' });
  expect(await expectFailure(publisher.take(id, 'a.md', []))).toMatchObject({
    code: 'bad-request',
    next: 'Carry the change over by hand, then keep yours.',
  });
});

test('a conflict is overwritten only where an editor said so, and can be taken back', async () => {
  const { site, publisher, id } = await set(text('One, here.', 'Two.'), text('One.', 'Two, there.'));
  expect(await publisher.apply(id, ['a.md'])).toMatchObject({ written: [], failed: [{ source: 'a.md' }] });
  expect((await publisher.apply(id, [], ['a.md'])).written).toEqual([page]);
  expect(await readText(site, page)).toBe(text('One, here.', 'Two.'));
});
