import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readRevisions, readUnsaved } from '../../../../electron/history/history.ts';
import { changeEpisodes, listChanges, undoChange } from '../../../../electron/services/writing/change-set.ts';
import { journalUnsaved, openEpisode, saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { findOccurrences, purge } from '../../../../electron/services/purge/purge.ts';
import { fillSearch, indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { searchLibrary } from '../../../../electron/services/catalogue/search.ts';
import { markRemoval } from '../../../../electron/services/writing/unfinished-removal.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { git } from '../../../helpers/git-repositories.ts';
import { openTestLibrary } from '../../../helpers/open-test-library.ts';
import { temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

const secret = 'Wilhelmina Quarrington';
const episode = (words: string) =>
  `---\ntitle: Night shift\n---\n\nMD - Mina Duval  \nTO - Tom Okoro\n\nMD Who was with you?\n\nTO ${words}\n`;
const withName = episode(`It was ${secret} who drove.`);
const withoutName = episode('A colleague drove.');

/** An episode that named somebody, and was changed: the name stands in a version, in unsaved work, in the catalogue and beside the files. */
async function libraryWithTraces() {
  const root = await temporaryFolder({ 'shift.md': withName, 'other.md': episode('Nobody.') });
  const userData = await temporaryFolder();
  const library = await openTestLibrary(root, userData);
  await indexLibrary(library);
  await fillSearch(library);
  const { hash } = await openEpisode(library, 'shift.md');
  const from = withName.indexOf('It was');
  await saveEpisode(library, {
    path: 'shift.md',
    baseHash: hash,
    edits: [{ from, to: withName.length - 1, insert: 'A colleague drove.' }],
  });
  await journalUnsaved(library, {
    path: 'other.md',
    baseHash: (await openEpisode(library, 'other.md')).hash,
    text: episode(`With ${secret.toUpperCase()}.`),
  });
  await changeEpisodes(library, `Renamed ${secret} in 1 episode`, [
    {
      path: 'other.md',
      baseHash: (await openEpisode(library, 'other.md')).hash,
      edits: [{ from: 11, to: 16, insert: 'Nights' }],
    },
  ]);
  await writeFiles(root, {
    '.rostrum/people': `different\t${secret}\tWilma Quarrington\nsame\tTom Okoro\tThomas Okoro\n`,
    '.rostrum/glossary': `Quarrington\nIriss\n`,
  });
  await indexLibrary(library);
  await fillSearch(library);
  return { root, userData, library };
}

/** Every byte of every file below a folder. */
function allBytes(folder: string): Buffer {
  return Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name))] : [],
    ),
  );
}

describe('removing for good', () => {
  test('first says where a name stands, and changes nothing', async () => {
    const { library, root } = await libraryWithTraces();
    const found = await findOccurrences(library, 'wilhelmina  quarrington');
    expect(found).toMatchObject({
      revisions: [{ path: 'shift.md' }],
      unsaved: ['other.md'],
      changes: [`Renamed ${secret} in 1 episode`],
      sidecar: [{ path: '.rostrum/people', lines: 1 }],
      files: [],
      unread: [],
      commits: [],
    });
    expect(await findOccurrences(library, secret)).toEqual({ ...found, text: secret });
    expect(await readFile(join(root, '.rostrum/people'), 'utf8')).toContain(secret);
  });

  test('names what it could not look into, and removes the rest all the same', async () => {
    const { library, root, userData } = await libraryWithTraces();
    await symlink('loop.md', join(root, 'loop.md'));
    await writeFiles(root, { 'large.md': '', '.rostrum/large': '' });
    for (const name of ['large.md', '.rostrum/large']) await truncate(join(root, name), 65 * 1024 * 1024);
    const left = await purge(library, secret);
    expect(left.unread.map(({ path }) => path)).toEqual(['loop.md', 'large.md', '.rostrum/large']);
    expect(left.revisions).toEqual([]);
    expect(allBytes(userData).includes(secret.toUpperCase())).toBe(false);
  });

  test('looks into bytes that are no UTF-8 too', async () => {
    const { library, root } = await libraryWithTraces();
    await writeFiles(root, { 'old.md': Buffer.concat([Buffer.from(withName), Buffer.from([0xe9, 0xff])]) });
    expect(await findOccurrences(library, secret)).toMatchObject({ files: [{ path: 'old.md', count: 1 }], unread: [] });
  });

  test('names a repository whose commits cannot be looked through', async () => {
    const { library, root } = await libraryWithTraces();
    git(root, 'init', '--quiet');
    await writeFile(join(root, '.git/config'), '[broken');
    expect((await findOccurrences(library, secret)).unread).toEqual([
      { path: root, reason: expect.any(String) as string },
    ]);
  });

  test('drafts of recordings that hold it are removed whole, also where it stands word by word, and no others', async () => {
    const { library, userData } = await libraryWithTraces();
    const line = (...words: readonly string[]) =>
      `${JSON.stringify({ start: 0, end: 2, words: words.map((text) => ({ start: 0, end: 1, text })) })}\n`;
    await writeFiles(join(userData, 'drafts'), {
      'heard-1/windows.jsonl': line('It', 'was', 'Wilhelmina') + line('Quarrington', 'who', 'drove.'),
      'heard-2/shift.json': JSON.stringify({ segments: [{ text: `It was ${secret}.` }] }),
      'draft-3/shift.vtt': `WEBVTT\n\n00:00.000 --> 00:01.000\n${secret}\n`,
      'heard-4/windows.jsonl': line('Wilhelmina', 'drove.'),
    });
    expect((await findOccurrences(library, secret)).drafts).toEqual(['draft-3', 'heard-1', 'heard-2']);
    expect((await purge(library, secret)).drafts).toEqual([]);
    expect(readdirSync(join(userData, 'drafts'))).toEqual(['heard-4']);
  });

  test('leaves no byte of it in the databases, and everything else as it was', async () => {
    const { library, root, userData } = await libraryWithTraces();
    const blob = deflateRawSync(Buffer.from(withName));
    expect(allBytes(userData).includes(secret.toUpperCase())).toBe(true);
    expect(allBytes(userData).includes(blob)).toBe(true);

    const left = await purge(library, secret);
    expect(left).toEqual({
      text: secret,
      revisions: [],
      unsaved: [],
      changes: [],
      sidecar: [],
      drafts: [],
      files: [],
      commits: [],
      damaged: [],
      unread: [],
    });
    const bytes = allBytes(userData);
    for (const word of secret.split(' ')) {
      for (const form of [word, word.toUpperCase(), word.toLowerCase()]) expect(bytes.includes(form), form).toBe(false);
    }
    expect(bytes.includes(blob)).toBe(false);

    expect(
      readRevisions(library.history, 'shift.md').map((revision) => new TextDecoder().decode(revision.bytes)),
    ).toEqual([withName.replace(secret, '[removed]')]);
    expect(readUnsaved(library.history, 'other.md')?.text).toBe(episode('With [removed].'));
    expect(await readFile(join(root, 'shift.md'), 'utf8')).toBe(withoutName);
    expect(await readFile(join(root, '.rostrum/people'), 'utf8')).toBe('same\tTom Okoro\tThomas Okoro\n');
    expect((await searchLibrary(library, { query: 'colleague', speaker: undefined, limit: 10 })).hits).toHaveLength(1);
    expect((await searchLibrary(library, { query: 'quarrington', speaker: undefined, limit: 10 })).hits).toHaveLength(
      0,
    );
  });

  test('tells of files that hold it still, and leaves them to the editor', async () => {
    const { library, root } = await libraryWithTraces();
    await writeFile(join(root, 'shift.md'), withName);
    expect((await purge(library, secret)).files).toEqual([{ path: 'shift.md', count: 1 }]);
    expect(await readFile(join(root, 'shift.md'), 'utf8')).toBe(withName);
  });

  test('tells which commits of git hold it, on any branch, and rewrites none', async () => {
    const { library, root } = await libraryWithTraces();
    git(root, 'init', '--quiet', '--initial-branch=main');
    await writeFile(join(root, 'shift.md'), withName);
    git(root, 'add', 'shift.md');
    git(root, 'commit', '--quiet', '-m', 'Add the night shift');
    await writeFile(join(root, 'shift.md'), withoutName);
    git(root, 'commit', '--quiet', '--all', '-m', 'Take a name out');
    const before = git(root, 'log', '--format=%H');
    const { commits } = await purge(library, 'WILHELMINA QUARRINGTON');
    expect(commits.map(({ subject }) => subject)).toEqual(['Take a name out', 'Add the night shift']);
    expect(git(root, 'log', '--format=%H')).toBe(before);
  });

  test('a change that held it can still be asked to be taken back, and harms no file', async () => {
    const { library, root } = await libraryWithTraces();
    const { hash } = await openEpisode(library, 'shift.md');
    await changeEpisodes(library, 'Named her', [
      {
        path: 'shift.md',
        baseHash: hash,
        edits: [{ from: withoutName.length - 1, to: withoutName.length - 1, insert: ` ${secret}!` }],
      },
    ]);
    await changeEpisodes(library, 'Took her out', [
      {
        path: 'shift.md',
        baseHash: (await openEpisode(library, 'shift.md')).hash,
        edits: [{ from: withoutName.length - 1, to: withoutName.length + secret.length + 1, insert: '' }],
      },
    ]);
    await purge(library, secret);
    const newest = listChanges(library)[0]!;
    expect(newest.title).toBe('Took her out');
    expect(await undoChange(library, newest.id)).toMatchObject({ restored: [], left: [{ path: 'shift.md' }] });
    expect(await readFile(join(root, 'shift.md'), 'utf8')).toBe(withoutName);
  });

  test('refuses what is too short to be told from other words', async () => {
    const { library } = await libraryWithTraces();
    expect(await expectFailure(purge(library, ' a '))).toMatchObject({ code: 'bad-request' });
    expect(existsSync(join(library.root, '.rostrum/people'))).toBe(true);
  });
});

test('a removal that was stopped before the databases were cleaned is finished and told at the next start, and only once', async () => {
  const { root, userData, library } = await libraryWithTraces();
  markRemoval(library.history);
  const catalogueBefore = library.catalogue.name;
  const next = await openTestLibrary(root, userData);
  expect(next.info.notice).toContain('is finished now');
  expect(next.catalogue.name).not.toBe(catalogueBefore);
  expect((await openTestLibrary(root, userData)).info.notice).toBeNull();
});
