import { expect, test } from 'vitest';
import { createPublisher } from '../../../electron/services/publish/publish.ts';
import { episodeText, openTestLibrary } from '../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** Where each source would go; for what is blocked, the reason. */
async function plan(
  sources: readonly string[],
  {
    path = 'content/episodes/{slug}.md',
    site = {},
    texts = {},
  }: { path?: string; site?: Record<string, string>; texts?: Record<string, string> } = {},
) {
  const root = await temporaryFolder({
    ...Object.fromEntries(sources.map((source) => [source, episodeText(source)])),
    ...texts,
    'rostrum.yaml': `publish:\n  path: "${path}"\n`,
  });
  const { items } = await createPublisher(await openTestLibrary(root)).plan({
    site: await temporaryFolder(site),
    paths: null,
  });
  return Object.fromEntries(
    items.map(({ source, target, status, reasons }) => [
      source,
      status === 'blocked' ? `blocked: ${reasons[0]}` : target,
    ]),
  );
}

test('a translation lies beside its original, whatever the form of both', async () => {
  const sources = [
    'ep1/index.md',
    'ep1/index.fr.md',
    'ep2/index.md',
    'ep2/index.fr.md',
    'ep3.md',
    'ep3.pt-br.md',
    'ep3.zh-hans.md',
  ];
  expect(await plan(sources)).toEqual({
    'ep1/index.md': 'content/episodes/ep1.md',
    'ep1/index.fr.md': 'content/episodes/ep1.fr.md',
    'ep2/index.md': 'content/episodes/ep2.md',
    'ep2/index.fr.md': 'content/episodes/ep2.fr.md',
    'ep3.md': 'content/episodes/ep3.md',
    'ep3.pt-br.md': 'content/episodes/ep3.pt-br.md',
    'ep3.zh-hans.md': 'content/episodes/ep3.zh-hans.md',
  });
  expect(await plan(sources, { path: 'content/episodes/{slug}/index.md' })).toEqual({
    'ep1/index.md': 'content/episodes/ep1/index.md',
    'ep1/index.fr.md': 'content/episodes/ep1/index.fr.md',
    'ep2/index.md': 'content/episodes/ep2/index.md',
    'ep2/index.fr.md': 'content/episodes/ep2/index.fr.md',
    'ep3.md': 'content/episodes/ep3/index.md',
    'ep3.pt-br.md': 'content/episodes/ep3/index.pt-br.md',
    'ep3.zh-hans.md': 'content/episodes/ep3/index.zh-hans.md',
  });
});

test('a translation goes by the slug of its original, so that Hugo knows the two as one', async () => {
  const slugged = (slug: string) => episodeText('T').replace('draft: false', `draft: false\nslug: ${slug}`);
  expect(await plan([], { texts: { 'ep1.md': slugged('the-bees'), 'ep1.fr.md': slugged('les-abeilles') } })).toEqual({
    'ep1.md': 'content/episodes/the-bees.md',
    'ep1.fr.md': 'content/episodes/the-bees.fr.md',
  });
});

test('a translation that is planned alone goes to the same place', async () => {
  const slugged = episodeText('T').replace('draft: false', 'draft: false\nslug: the-bees');
  const root = await temporaryFolder({
    'ep1.md': slugged,
    'ep1.fr.md': episodeText('F'),
    'ep2.fr.md': episodeText('G'),
  });
  const publisher = createPublisher(await openTestLibrary(root));
  const site = await temporaryFolder();
  const targets = ['content/episodes/the-bees.fr.md', 'content/episodes/ep2.fr.md'];
  expect((await publisher.plan({ site, paths: ['ep1.fr.md', 'ep2.fr.md'] })).items.map(({ target }) => target)).toEqual(
    targets,
  );
  const { id } = await publisher.plan({ site, paths: null, only: '*.fr.md' });
  expect((await publisher.replan(id, ['ep1.fr.md', 'ep2.fr.md'])).map(({ target }) => target)).toEqual(targets);
});

test('what would make a section one page is blocked, and names the page that would be lost', async () => {
  const blocked = expect.stringMatching(
    /^blocked: “content\/episodes\/index\.fr\.md” would make “content\/episodes” one page for Hugo, and “content\/episodes\/.+” a part of it/,
  );
  expect(await plan(['index.fr.md', 'ep1.md'])).toEqual({
    'index.fr.md': blocked,
    'ep1.md': 'content/episodes/ep1.md',
  });
  expect(await plan(['index.fr.md'], { site: { 'content/episodes/old.md': 'Old.\n' } })).toEqual({
    'index.fr.md': blocked,
  });
  expect(await plan(['index.fr.md'], { site: { 'content/episodes/old/index.md': 'Old.\n' } })).toEqual({
    'index.fr.md': blocked,
  });
  expect(
    await plan(['index.fr.md'], {
      site: { 'content/episodes/_index.md': 'Episodes.\n', 'content/episodes/index.fr.md': 'By an earlier publish.\n' },
    }),
  ).toEqual({ 'index.fr.md': blocked });
  expect(
    await plan(['ep1.md'], {
      path: 'content/{slug}/index.md',
      site: { 'content/ep1/notes.txt': '', 'content/ep1/picture.png': '', 'content/_index.md': '' },
    }),
  ).toEqual({ 'ep1.md': 'content/ep1/index.md' });
});

test('a page that a bundle of the site would swallow is blocked', async () => {
  expect(await plan(['ep1.md'], { site: { 'content/episodes/index.md': 'One page.\n' } })).toEqual({
    'ep1.md': expect.stringMatching(
      /^blocked: “content\/episodes” is one page for Hugo, because it has “content\/episodes\/index\.md”/,
    ),
  });
});
