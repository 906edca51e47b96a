import { chmod, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFirstVersions, readOpenWrites, readRevisions } from '../../../../electron/history/history.ts';
import { openEpisode, saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { fillSearch, indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { listRows } from '../../../../electron/services/library/library.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { setField } from '../../../../shared/episode/front-matter/set-field.ts';
import { realTranscripts } from '../../../helpers/real-transcripts.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

test('every save keeps the bytes that it replaces', async () => {
  const root = await temporaryFolder({ 'a.md': 'MD One.\r\n' });
  const library = await openTestLibrary(root);
  const first = await openEpisode(library, 'a.md');
  const saved = await saveEpisode(library, {
    path: 'a.md',
    baseHash: first.hash,
    edits: [{ from: 3, to: 6, insert: 'Two' }],
  });
  await saveEpisode(library, { path: 'a.md', baseHash: saved.hash, edits: [{ from: 3, to: 6, insert: 'Three' }] });
  expect(await readText(root, 'a.md')).toBe('MD Three.\r\n');
  expect(readRevisions(library.history, 'a.md').map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
    'MD Two.\r\n',
    'MD One.\r\n',
  ]);
  expect(readOpenWrites(library.history)).toEqual([]);
});

test.each([
  ['one word', [{ from: 3, to: 6, insert: 'Two' }], 1],
  [
    'two words on one line',
    [
      { from: 0, to: 2, insert: 'TW' },
      { from: 3, to: 6, insert: 'Two' },
    ],
    1,
  ],
  ['a line more', [{ from: 7, to: 7, insert: '\nMore.' }], 2],
  ['two lines less', [{ from: 7, to: 16, insert: '' }], 3],
  ['nothing', [], 0],
])('counts the changed lines of %s', async (_, edits, changedLines) => {
  const library = await openTestLibrary(await temporaryFolder({ 'a.md': 'MD One.\n\nTW Yes.\n' }));
  const { hash } = await openEpisode(library, 'a.md');
  expect(await saveEpisode(library, { path: 'a.md', baseHash: hash, edits })).toMatchObject({
    kind: 'saved',
    changedLines,
  });
});

test('whoever saves is told how other tools would split the file, as whoever opens it is', async () => {
  const text = '---\ntitle: A\n---\nMD One.\n';
  const library = await openTestLibrary(await temporaryFolder({ 'a.md': text }));
  const { hash, otherSplit } = await openEpisode(library, 'a.md');
  expect(otherSplit).toBeNull();
  const edits = [{ from: 13, to: 13, insert: '---more: B\n' }];
  const saved = await saveEpisode(library, { path: 'a.md', baseHash: hash, edits });
  expect(saved).toMatchObject({ kind: 'saved', otherSplit: expect.stringContaining('Other tools') });
  expect(await openEpisode(library, 'a.md')).toMatchObject({
    otherSplit: (saved as { otherSplit: string }).otherSplit,
  });
});

test.skipIf(process.platform === 'win32')(
  'an episode that may not be written opens as read-only, with the reason, and is not saved',
  async () => {
    const root = await temporaryFolder({ 'a.md': 'MD One.\n', 'b.md': 'MD One.\n' });
    const library = await openTestLibrary(root);
    await chmod(join(root, 'a.md'), 0o444);
    const { readOnly, hash } = await openEpisode(library, 'a.md');
    expect([readOnly, (await openEpisode(library, 'b.md')).readOnly]).toEqual([
      'The file is marked as read-only.',
      null,
    ]);
    expect(
      await expectFailure(
        saveEpisode(library, { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 2, insert: 'TW' }] }),
      ),
    ).toMatchObject({ code: 'read-only' });
    expect(await readText(root, 'a.md')).toBe('MD One.\n');
    expect([readOpenWrites(library.history), readFirstVersions(library.history)]).toEqual([[], new Map()]);
  },
);

test('an episode that is gone is not saved, and says so', async () => {
  const root = await temporaryFolder();
  const library = await openTestLibrary(root);
  expect(await expectFailure(saveEpisode(library, { path: 'gone.md', baseHash: 'x', edits: [] }))).toMatchObject({
    code: 'not-found',
    next: expect.stringContaining('What you wrote is kept.'),
  });
  expect(await listFiles(root)).toEqual([]);
});

test('setting a field and saving changes that value’s bytes and no other, for any line ends', async () => {
  const library = await openTestLibrary(await temporaryFolder());
  const ending = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', '\uFEFF'),
      fc.array(ending, { minLength: 14, maxLength: 14 }),
      fc.boolean(),
      async (bom, endings, final) => {
        const lines = episodeText('Old').trimEnd().split('\n');
        const join = (texts: readonly string[]) =>
          bom + texts.map((line, index) => line + (index < texts.length - 1 || final ? endings[index] : '')).join('');
        await writeFiles(library.root, { 'a.md': join(lines) });
        const { text, hash } = await openEpisode(library, 'a.md');
        const change = setField(text, 'title', 'New', { type: 'text' });
        if (!change.ok) throw new Error(change.reason);
        await saveEpisode(library, { path: 'a.md', baseHash: hash, edits: change.edits });
        expect(await readText(library.root, 'a.md')).toBe(join(lines.map((line) => line.replace('"Old"', '"New"'))));
      },
    ),
    { numRuns: 40 },
  );
});

describe.skipIf(realTranscripts.length === 0)('real transcripts (needs ../shared)', () => {
  test('open and save without a byte changed, and with only the bytes of an edit changed', async () => {
    const contents = new Map<string, Buffer>();
    for (const [index, path] of realTranscripts.entries())
      contents.set(`${index}-${basename(path)}`, await readFile(path));
    const library = await openTestLibrary(await temporaryFolder(Object.fromEntries(contents)));
    for (const [path, content] of contents) {
      const { hash } = await openEpisode(library, path);
      expect(await saveEpisode(library, { path, baseHash: hash, edits: [] })).toMatchObject({ kind: 'saved', hash });
      expect(content.equals(await readFile(join(library.root, path))), path).toBe(true);
    }
    expect(readFirstVersions(library.history)).toEqual(new Map());
    for (const [path, content] of [...contents].slice(0, 40)) {
      const { text, hash } = await openEpisode(library, path);
      const label = parseEpisode(text, {}).turns[0]?.label;
      if (!label) continue;
      await saveEpisode(library, { path, baseHash: hash, edits: [{ ...label.range, insert: 'XY' }] });
      const before = Buffer.from(text.slice(0, label.range.from)).length;
      const after = Buffer.concat([
        content.subarray(0, before),
        Buffer.from('XY'),
        content.subarray(before + Buffer.from(label.text).length),
      ]);
      expect(after.equals(await readFile(join(library.root, path))), path).toBe(true);
    }
  });

  test('are listed and searched without a failure', async () => {
    const contents = await Promise.all(
      realTranscripts.map(async (path, index) => [`${index}-${basename(path)}`, await readFile(path)] as const),
    );
    const library = await openTestLibrary(await temporaryFolder(Object.fromEntries(contents)));
    expect(await indexLibrary(library)).toMatchObject({ added: realTranscripts.length, failed: [] });
    await fillSearch(library);
    expect(listRows(library).filter(({ kind }) => kind === 'episode').length).toBeGreaterThan(
      realTranscripts.length / 2,
    );
  });
});
