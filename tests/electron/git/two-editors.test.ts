import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { changeSidecar, readSidecar } from '../../../electron/services/writing/sidecar.ts';
import { openEpisode, saveEpisode } from '../../../electron/services/episode/episodes.ts';
import { createGit, type Git } from '../../../electron/services/publish/git.ts';
import { trustFolder } from '../../../electron/services/site/trust.ts';
import { indexLibrary } from '../../../electron/services/catalogue/indexer.ts';
import { listRows, openLibrary, type Library } from '../../../electron/services/library/library.ts';
import { createPublisher } from '../../../electron/services/publish/publish.ts';
import { tickReady } from '../../../electron/services/episode/ready.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { editsBetween } from '../../../shared/text/edits-between.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { beesBegun } from '../../helpers/bees.ts';
import { git, makeClones } from '../../helpers/git-repositories.ts';
import { expectFailure } from '../../helpers/expect-failure.ts';
import { openTestLibrary } from '../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const command = `'${process.execPath}' '${join(import.meta.dirname, '../../helpers/rostrum.mjs')}'`;

const bees = `${beesBegun}
TO Lime trees, mostly. In June the whole street smells of them.

MD Do the neighbours mind?

TO One did. She came up to complain, and stayed for the honey.

MD And in winter?

TO They sit in a ball and hum. You can hear it through the wood.
`;

interface Editor {
  readonly root: string;
  readonly library: Library;
  readonly git: Git;
}

type Corrections = readonly (readonly [string, string])[];

/** Edits an episode as the window does: opened, changed by edits, saved against the hash that was opened. */
async function correct({ library }: Editor, ...corrections: Corrections): Promise<void> {
  const { text, hash } = await openEpisode(library, 'bees.md');
  const changed = corrections.reduce((now, [from, to]) => {
    expect(now).toContain(from);
    return now.replaceAll(from, to);
  }, text);
  expect(
    await saveEpisode(library, { path: 'bees.md', baseHash: hash, edits: editsBetween(text, changed) }),
  ).toMatchObject({ kind: 'saved' });
}

async function commit({ git: repository, root }: Editor, message: string): Promise<void> {
  const state = await repository.state(root);
  const paths = state!.uncommitted.filter(({ ours }) => ours).map(({ path }) => path);
  expect(await repository.commit(root, { paths, message })).toMatch(/^[0-9a-f]{40}$/);
}

const read = ({ root }: Pick<Editor, 'root'>) => readFileSync(join(root, 'bees.md'), 'utf8');

/** Decides the first conflict that is left in the file by the quick fix of that title, and saves. */
async function decide({ library, root }: Editor, title: RegExp): Promise<void> {
  const { text, hash } = await openEpisode(library, 'bees.md');
  const problem = lintEpisode(parseEpisode(text, {}), { config: defaultConfig }).find(
    ({ rule }) => rule === 'conflict-marker',
  )!;
  const fix = problem.fixes.find((candidate) => title.test(candidate.title))!;
  await saveEpisode(library, { path: 'bees.md', baseHash: hash, edits: fix.edits });
  expect(read({ root })).toBe(applyEdits(text, fix.edits));
}

async function twoEditors(): Promise<{ readonly anna: Editor; readonly ben: Editor; readonly origin: string }> {
  const { origin, clones } = makeClones(['anna', 'ben'], { 'bees.md': bees, 'README.md': 'Ours.\n' });
  const editors = clones.map(async (root): Promise<Editor> => {
    const userData = await temporaryFolder();
    const library = await openLibrary(root, { userData });
    onTestFinished(() => library.close());
    await trustFolder(userData, root);
    return { root, library, git: createGit({ userData, library: library.root, command, onLine: () => {} }) };
  });
  const [anna, ben] = (await Promise.all(editors)) as [Editor, Editor];
  expect(await anna.git.installMergeDriver(anna.root)).toBe(true);
  await commit(anna, 'Merge transcripts by turn');
  await anna.git.push(anna.root);
  await ben.git.pull(ben.root);
  expect(await ben.git.installMergeDriver(ben.root)).toBe(false);
  return { anna, ben, origin };
}

/** Sends a day's work that the other was ahead of: refused, pulled, and pushed where nothing asks. @returns what the pull said */
async function pushSecond({ git: repository, root }: Editor): Promise<Awaited<ReturnType<Git['pull']>>> {
  expect(await expectFailure(repository.push(root))).toMatchObject({
    code: 'git',
    message: 'Others have pushed in the meantime.',
  });
  const pulled = await repository.pull(root);
  if (pulled.kind === 'merged') await repository.push(root);
  return pulled;
}

test(
  'a week of two editors on two clones: no turn is lost, and only what both changed asks',
  { timeout: 120_000 },
  async () => {
    const { anna, ben, origin } = await twoEditors();
    const beginDay = async () => {
      for (const { git: repository, root } of [anna, ben]) await repository.pull(root);
      expect(read(anna)).toBe(read(ben));
    };

    // Monday: labels here, the words of the same turns there.
    await correct(anna, ['MD Do the neighbours', 'TO Do the neighbours'], ['TO One did', 'MD One did']);
    await commit(anna, 'Labels');
    await anna.git.push(anna.root);
    await correct(
      ben,
      ['the neighbours mind', 'the neighbours not mind'],
      ['came up to complain', 'came upstairs to complain'],
    );
    await commit(ben, 'Words');
    expect((await pushSecond(ben)).kind).toBe('merged');
    await beginDay();
    expect(read(anna)).toContain('TO Do the neighbours not mind?\n\nMD One did. She came upstairs to complain');

    // Tuesday: both add turns, each a speaker, fields, and a record beside the episode.
    await correct(
      anna,
      ['TO - Tom Okoro\n', 'TO - Tom Okoro  \nZA - Zora Amin\n'],
      ['even less.\n', 'even less.\n\nZA I was there. It was very quiet.\n'],
      ['draft: true', 'draft: false'],
    );
    await changeSidecar(anna.library, 'bees.md', (sidecar) => ({
      ...sidecar,
      excuses: [...sidecar.excuses, { rule: 'doubled-word', anchor: null }],
    }));
    await commit(anna, 'Zora');
    await anna.git.push(anna.root);
    await correct(
      ben,
      ['TO - Tom Okoro\n', 'TO - Tom Okoro  \nBK - Ben Kerr\n'],
      ['the wood.\n', 'the wood.\n\nBK You can. I have tried.\n'],
      ['on the roof"', 'on the roofs"'],
    );
    await changeSidecar(ben.library, 'bees.md', (sidecar) => ({
      ...sidecar,
      excuses: [...sidecar.excuses, { rule: 'open-quote', anchor: null }],
    }));
    await commit(ben, 'Ben');
    expect((await pushSecond(ben)).kind).toBe('merged');
    await beginDay();
    expect(read(anna)).toContain('TO - Tom Okoro  \nBK - Ben Kerr  \nZA - Zora Amin\n\nMD Welcome');
    expect((await readSidecar(anna.root, 'bees.md')).excuses.map(({ rule }) => rule).toSorted()).toEqual([
      'doubled-word',
      'open-quote',
    ]);

    // Anna ticks the episode: Ben sees it, until he changes a word.
    const stateOf = async (editor: Editor) => {
      const library = await openTestLibrary(editor.root);
      await indexLibrary(library);
      return { library, state: listRows(library).find(({ path }) => path === 'bees.md')!.state };
    };
    await tickReady((await stateOf(anna)).library, 'bees.md', true);
    await commit(anna, 'Ready');
    await anna.git.push(anna.root);
    await beginDay();
    expect((await stateOf(ben)).state).toBe('ready');

    // Wednesday: the same sentence twice. The one place asks; what is not decided is not published.
    await correct(anna, ['Lime trees, mostly', 'Lindens, mostly'], ['box with air holes', 'crate with air holes']);
    await commit(anna, 'Lindens');
    await anna.git.push(anna.root);
    await correct(ben, ['Lime trees, mostly', 'Limes, mainly'], ['sit in a ball', 'sit in a tight ball']);
    await commit(ben, 'Limes');
    expect(await pushSecond(ben)).toEqual({ kind: 'conflicts', paths: ['bees.md'] });
    expect(read(ben).match(/<{7}[^]*?>{7} theirs/g)).toEqual([
      '<<<<<<< ours\nTO Limes, mainly. In June the whole street smells of them.\n=======\nTO Lindens, mostly. In June the whole street smells of them.\n>>>>>>> theirs',
    ]);
    expect(read(ben)).toContain('crate with air holes');
    expect(read(ben)).toContain('sit in a tight ball');
    expect(
      (await createPublisher(ben.library).plan({ site: await temporaryFolder(), paths: ['bees.md'] })).items,
    ).toMatchObject([{ status: 'blocked', reasons: [expect.stringContaining('A conflict is not decided yet')] }]);
    expect(await expectFailure(ben.git.finishMerge(ben.root))).toMatchObject({
      message: 'A conflict in this file is not decided yet.',
      path: 'bees.md',
    });
    await decide(ben, /lower/);
    await ben.git.finishMerge(ben.root);
    await ben.git.push(ben.root);
    await beginDay();
    expect(read(anna)).toContain('TO Lindens, mostly.');

    // Thursday: one gives a label another name everywhere, the other adds a turn under the old one.
    await correct(anna, ['TO - Tom', 'TOM - Tom'], ['\nTO ', '\nTOM ']);
    await commit(anna, 'TOM');
    await anna.git.push(anna.root);
    await correct(ben, ['I have tried.\n', 'I have tried.\n\nTO Everybody should.\n']);
    await commit(ben, 'One more turn');
    expect((await pushSecond(ben)).kind).toBe('conflicts');
    await decide(ben, /upper/);
    await correct(ben, ['TO Everybody', 'TOM Everybody']);
    await ben.git.finishMerge(ben.root);
    await ben.git.push(ben.root);
    await beginDay();

    // Friday: one splits a turn and makes two into one, the other words the same turns. Work that is not committed is never in danger.
    await correct(
      anna,
      ['for the honey.', 'for the honey.\n\nTOM She did?'],
      ['of them.\n\nTOM Do the', 'of them.\n\nDo the'],
    );
    await commit(anna, 'Split and merged');
    await anna.git.push(anna.root);
    await correct(
      ben,
      ['hum. You', 'hum softly. You'],
      ['not mind?', 'not object?'],
      ['came upstairs to complain', 'came upstairs to protest'],
    );
    expect(await expectFailure(ben.git.pull(ben.root))).toMatchObject({
      code: 'git',
      next: 'Commit those files first.',
    });
    await commit(ben, 'Softly');
    expect((await pushSecond(ben)).kind).toBe('merged');
    await beginDay();
    expect(read(anna)).toBe(endOfWeek);

    // At the end of it both publish into the site, before either has the other's pages.
    const { clones } = makeClones(['anna-site', 'ben-site'], { 'index.html': 'Ours.\n' });
    const [annasSite, bensSite] = clones as [string, string];
    await anna.git.trust(annasSite);
    await ben.git.trust(bensSite);
    await correct(ben, ['Everybody should.', 'Everybody ought to.']);
    for (const [{ library, git: repository }, site] of [
      [anna, annasSite],
      [ben, bensSite],
    ] as const) {
      const publisher = createPublisher(library);
      const { id } = await publisher.plan({ site, paths: ['bees.md'] });
      const { written } = await publisher.apply(id, ['bees.md']);
      expect(
        await repository.commit(site, { paths: [...written, '.rostrum/published.tsv'], message: 'Publish' }),
      ).not.toBeNull();
    }
    await anna.git.push(annasSite);
    expect(await ben.git.pull(bensSite)).toEqual({ kind: 'conflicts', paths: ['content/episodes/bees.md'] });
    expect(
      readFileSync(join(bensSite, '.rostrum/published.tsv'), 'utf8').match(/bees\.md\t[0-9a-f]{64}$/gm),
    ).toHaveLength(2);
    await commit(ben, 'Ought to');
    await ben.git.push(ben.root);

    // Every commit of either is in what was pushed: nothing was forced, reset or cleaned away.
    for (const { root } of [anna, ben]) {
      for (const made of git(root, 'reflog', '--format=%H').split('\n'))
        expect(git(origin, 'merge-base', '--is-ancestor', made, 'main')).toBe('');
      expect(git(root, 'reflog', '--format=%gs')).not.toMatch(/reset|rebase/);
      expect(git(root, 'status', '--porcelain')).toBe('');
    }
  },
);

test('corrections to different turns never ask, whoever pushes first', { timeout: 120_000 }, async () => {
  const { anna, ben } = await twoEditors();
  const turns = ['Welcome, Tom.', 'even less.', 'Lime trees,', 'One did.', 'in a ball'];
  for (const [day, words] of turns.slice(0, 3).entries()) {
    const [first, second] = day % 2 === 0 ? [anna, ben] : [ben, anna];
    await correct(first, [words, `${words} (${day} first)`]);
    const other = turns[(day + 2) % turns.length]!;
    await correct(second, [other, `(${day} second) ${other}`]);
    for (const editor of [first, second]) await commit(editor, `Day ${day}`);
    await first.git.push(first.root);
    expect((await pushSecond(second)).kind).toBe('merged');
    await first.git.pull(first.root);
  }
  expect(read(anna)).toBe(read(ben));
  for (const day of [0, 1, 2]) for (const who of ['first', 'second']) expect(read(anna)).toContain(`(${day} ${who})`);
});

const endOfWeek = `---
title: "Keeping bees on the roofs"   # working title
date: 2021-03-04
draft: false
---

MD - Mina Duval  
TOM - Tom Okoro  
BK - Ben Kerr  
ZA - Zora Amin

MD Welcome, Tom. How did the bees come to the roof?

TOM By lift, in a crate with air holes. Nobody in the lift said a word.

And on the way down they said even less.

ZA I was there. It was very quiet.

MD What do they find up there?

TOM Lindens, mostly. In June the whole street smells of them.

Do the neighbours not object?

MD One did. She came upstairs to protest, and stayed for the honey.

TOM She did?

MD And in winter?

TOM They sit in a tight ball and hum softly. You can hear it through the wood.

BK You can. I have tried.

TOM Everybody should.
`;
