import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git } from '../../helpers/git-repositories.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

interface Published {
  readonly plan: readonly { source: string; status: string; whitespaceOnly: boolean; life: { kind: string } | null }[];
  readonly written: readonly string[];
  readonly state: string;
  readonly commit: string | null;
  readonly id: string | null;
}

const dated = (date: string) => cleanEpisode.replace('2021-03-04', date);

async function set(files: Readonly<Record<string, string>> = { 'a.md': cleanEpisode, 'b.md': dated('2999-01-01') }) {
  return { library: await temporaryFolder(files), site: await temporaryFolder() };
}

/** A repository on `main`, without a commit. */
function initialise(site: string): void {
  git(site, 'init', '--quiet', '--initial-branch=main');
  git(site, 'config', 'user.name', 'Maya');
  git(site, 'config', 'user.email', 'maya@example.org');
}

test('publish tells what it will do, does it as one, and says how far that is from being live', async () => {
  const { library, site } = await set();
  const dry = await run('publish', library, '--to', site, '--dry-run');
  expect(dry.code).toBe(0);
  expect(dry.stdout).toMatch(
    /new\s+b\.md\s+→ content\/episodes\/b\.md {2}Live on 1 January 2999, 00:00 \(Europe\/London\)/,
  );
  expect(dry.stdout).toContain('2 new, 0 changed, 0 identical, 0 conflict, 0 blocked; nothing written (dry run)');
  expect(await listFiles(site)).toEqual([]);
  const done = await run('publish', library, '--to', site);
  expect(done.stdout).toContain('Written. Rostrum sees no git repository here');
  expect(await listFiles(site)).toEqual(['.rostrum/published.tsv', 'content/episodes/a.md', 'content/episodes/b.md']);
  const again = jsonOf<Published>(await run('publish', library, '--to', site, '--json'));
  expect(again).toMatchObject({ written: [], state: 'nothing', commit: null, id: null });
  expect(again.plan.map(({ status, life }) => [status, life?.kind])).toEqual([
    ['identical', 'live'],
    ['identical', 'later'],
  ]);
});

test('why captions cannot be had is said once for all episodes and formats', async () => {
  const { library, site } = await set();
  const { stdout } = await run('publish', library, '--to', site, '--dry-run', '--formats', 'md,vtt,srt,json');
  expect(stdout).toMatch(/new\s+a\.md\s+→ content\/episodes\/a\.md {2}no vtt, srt or json\n/);
  expect(stdout).toContain('\n\nNo vtt, srt or json for a.md and b.md: The turns have no times.');
  expect(stdout.match(/The turns have no times/g)).toHaveLength(1);
});

test('white space only is left unless it is asked for, and a conflict unless it is decided', async () => {
  const { library, site } = await set();
  await writeFiles(site, {
    'content/episodes/a.md': cleanEpisode.replaceAll('\n\n', '\n\n\n'),
    'content/episodes/b.md': 'Somebody else’s.\n',
  });
  expect(jsonOf<Published>(await run('publish', library, '--to', site, '--json')).written).toEqual([]);
  const space = await run('publish', library, '--to', site, '--whitespace', '--json');
  expect([space.code, jsonOf<Published>(space).written]).toEqual([1, ['content/episodes/a.md']]);
  const decided = await run('publish', library, '--to', site, '--json', '--take-over', 'b.md');
  expect([decided.code, jsonOf<Published>(decided).written]).toEqual([0, ['content/episodes/b.md']]);
});

test('pages that are in conflict for one reason are decided together, and no other', async () => {
  const { library, site } = await set({
    'a.md': cleanEpisode,
    'b.md': cleanEpisode,
    'c.md': cleanEpisode,
    'd.md': cleanEpisode,
  });
  const page = (name: string) => `content/episodes/${name}.md`;
  const weighed = cleanEpisode.replace('title: ', 'weight: 7\ntitle: ');
  const pages = {
    [page('a')]: weighed,
    [page('b')]: weighed,
    [page('c')]: `${weighed}\nAnd some other words.\n`,
    [page('d')]: 'Another page.\n',
  };
  await writeFiles(site, pages);
  const dry = await run('publish', library, '--to', site, '--dry-run');
  expect(dry.code).toBe(1);
  expect(dry.stdout).toMatch(
    /conflict\s+a\.md .*differs from the library in fields that only the page has \(weight\)\./,
  );
  expect(dry.stdout).toMatch(/conflict\s+d\.md .*Another page stands at this place/);
  expect(dry.stdout).toContain(`Pages in the site that are in conflict:
2 pages, a.md and b.md: Differs in fields that only the page has (weight).
  Writing would remove weight. --take-over page-fields
1 page, c.md: Differs in fields that only the page has (weight) and its words.
  Writing would remove weight and replace words. --take-over page-fields,words
1 page, d.md: Another page.
  Writing would replace another page as a whole. --take-over another
`);
  const { alike } = jsonOf<{ alike: unknown[] }>(await run('publish', library, '--to', site, '--dry-run', '--json'));
  expect(alike[0]).toEqual({
    id: expect.any(String),
    title: 'Differs in fields that only the page has (weight)',
    change: 'Writing would remove weight.',
    kinds: ['page-fields'],
    losesNothing: false,
    decidedTogether: true,
    sources: ['a.md', 'b.md'],
  });
  const decided = await run('publish', library, '--to', site, '--json', '--take-over', 'page-fields');
  expect([decided.code, jsonOf<Published>(decided).written]).toEqual([1, [page('a'), page('b')]]);
  for (const name of ['c', 'd']) expect(await readText(site, page(name))).toBe(pages[page(name)]);
  expect(
    jsonOf<Published>(await run('publish', library, '--to', site, '--json', '--take-over', 'page-fields,words', 'd.md'))
      .written,
  ).toEqual([page('c'), page('d')]);
});

test('where only what is ready goes out, kinds take over the pages of ready episodes alone, and a named episode its own', async () => {
  const { library, site } = await set();
  const page = (name: string) => `content/episodes/${name}.md`;
  const old = (text: string) => text.replace('title: ', 'weight: 7\ntitle: ');
  await writeFiles(site, { [page('a')]: old(cleanEpisode), [page('b')]: old(dated('2999-01-01')) });
  const kinds = ['--take-over', 'page-fields'];
  expect(jsonOf<Published>(await run('publish', library, '--to', site, '--json', '--ready', ...kinds)).written).toEqual(
    [],
  );
  expect(
    jsonOf<Published>(await run('publish', library, '--to', site, '--json', '--ready', ...kinds, 'b.md')).written,
  ).toEqual([page('b')]);
});

test('what --take-over cannot find is refused before anything is written, with the kinds that there are', async () => {
  const { library, site } = await set();
  const wrong = await run('publish', library, '--to', site, '--take-over', 'titles');
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('“titles” is no episode of this plan, and no kind of difference.');
  expect(wrong.stderr).toContain('Kinds are page-fields, field-values, new-fields');
});

test('in a repository, what was written is said to be committed by nobody yet, and a remote is named only where there is one', async () => {
  const { library, site } = await set();
  initialise(site);
  const alone = await run('publish', library, '--to', site);
  expect(alone.stdout).toContain('Written, not yet committed. The repository has no remote');
  git(site, 'remote', 'add', 'origin', 'https://example.org/site.git');
  await writeFiles(library, { 'c.md': dated('2020-01-01') });
  const withRemote = await run('publish', library, '--to', site);
  expect(withRemote.stdout).toContain('Written, not yet live: that takes a commit and a push.');
});

test('after a commit, a push is the next step only where there is a remote', async () => {
  const { library, site } = await set();
  initialise(site);
  const alone = await run('publish', library, '--to', site, '--commit', '--trust');
  expect(alone.stdout).toMatch(
    /Committed as [0-9a-f]{10} on “\S+”\. The repository has no remote: it stays on this machine\.\n$/,
  );
  git(site, 'remote', 'add', 'origin', 'https://example.org/site.git');
  await writeFiles(library, { 'c.md': dated('2020-01-01') });
  const withRemote = await run('publish', library, '--to', site, '--commit');
  expect(withRemote.stdout).toMatch(/Committed as [0-9a-f]{10} on “\S+”, not yet live: nobody else has this branch/);
});

test('a commit has what was written and a message that lists the episodes, and rollback undoes it by another', async () => {
  const { library, site } = await set();
  initialise(site);
  await writeFiles(site, { 'draft.txt': 'Mine.\n' });
  const done = jsonOf<Published>(
    await run('publish', library, '--to', site, '--commit', 'Spring episodes', '--trust', '--json'),
  );
  expect(done).toMatchObject({ state: 'committed', commit: git(site, 'rev-parse', 'HEAD') });
  expect(git(site, 'log', '-1', '--format=%B').trim()).toBe(
    'Spring episodes\n\n- Keeping bees on the roof\n- Keeping bees on the roof',
  );
  expect(git(site, 'status', '--porcelain')).toBe('?? draft.txt');
  const back = jsonOf<{ restored: string[]; left: unknown[]; commit: string }>(await run('rollback', site, '--json'));
  expect(back).toMatchObject({
    restored: ['content/episodes/a.md', 'content/episodes/b.md'],
    left: [],
    commit: git(site, 'rev-parse', 'HEAD'),
  });
  expect(await listFiles(site).then((files) => files.filter((file) => !file.startsWith('.git/')))).toEqual([
    'draft.txt',
  ]);
  const none = await run('rollback', site);
  expect([none.code, none.stderr]).toEqual([
    2,
    expect.stringContaining('Nothing that was published into this site from here can be taken back.'),
  ]);
});

test('nothing is written, committed, taken back or set up in a repository whose authors are not trusted, until --trust says so once', async () => {
  const { library, site } = await set();
  initialise(site);
  const refused = {
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /its authors are not trusted on this machine yet\. .*run this once more with --trust/,
    ),
  };
  expect(await run('publish', library, '--to', site, '--commit')).toMatchObject(refused);
  expect(await run('merge-driver', 'install', site)).toMatchObject(refused);
  expect((await listFiles(site)).filter((file) => !file.startsWith('.git/'))).toEqual([]);
  await run('publish', library, '--to', site);
  git(site, 'add', '.');
  git(site, 'commit', '--quiet', '-m', 'By hand');
  expect(await run('rollback', site)).toMatchObject(refused);
  expect(git(site, 'status', '--porcelain')).toBe('');
  expect((await run('rollback', site, '--trust')).code).toBe(0);
  expect((await run('publish', library, '--to', site, '--commit')).code).toBe(0);
});

test('nothing is written where git could not commit it', async () => {
  const { library, site } = await set();
  const none = await run('publish', library, '--to', site, '--commit');
  expect(none).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('The site is in no git repository, so nothing was written.'),
  });
  initialise(site);
  git(site, 'commit', '--quiet', '--allow-empty', '-m', 'Begin');
  git(site, 'checkout', '--quiet', '--detach');
  expect(await run('publish', library, '--to', site, '--commit', '--trust')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No branch is checked out'),
  });
  expect(git(site, 'status', '--porcelain')).toBe('');
  expect((await run('publish', library, '--to', site, '--commit', '--branch', 'may')).code).toBe(0);
  expect(git(site, 'log', '--format=%D %s')).toBe('HEAD -> may Publish 2 transcripts\nmain Begin');
});

test('pages that git did not commit are told as written, and the next --commit has them', async () => {
  const { library, site } = await set();
  initialise(site);
  await writeFiles(site, { '.git/index.lock': '' });
  const locked = await run('publish', library, '--to', site, '--commit', '--trust', '--json');
  expect([locked.code, jsonOf<Published>(locked)]).toEqual([
    1,
    expect.objectContaining({
      state: 'written',
      commit: null,
      notCommitted: expect.stringContaining('Another git is at work'),
    }),
  ]);
  await rm(join(site, '.git/index.lock'));
  const again = jsonOf<Published>(await run('publish', library, '--to', site, '--commit', '--json'));
  expect(again).toMatchObject({ written: [], state: 'committed' });
  expect(git(site, 'show', '--name-only', '--format=%s', 'HEAD').split('\n').filter(Boolean)).toEqual([
    'Publish 2 transcripts',
    '.rostrum/published.tsv',
    'content/episodes/a.md',
    'content/episodes/b.md',
  ]);
});

test('what was committed is not taken back in the middle of a merge', async () => {
  const { library, site } = await set();
  initialise(site);
  await run('publish', library, '--to', site, '--commit', '--trust');
  await writeFiles(site, { '.git/MERGE_HEAD': `${git(site, 'rev-parse', 'HEAD')}\n` });
  expect(await run('rollback', site)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('A merge is not finished yet.'),
  });
  expect((await listFiles(site)).filter((file) => file.startsWith('content/'))).toHaveLength(2);
});

test('where the site is the library, publishing cleans in place and commits what it cleaned', async () => {
  const site = await temporaryFolder({
    'content/a.md': cleanEpisode.replace('MD Welcome', 'MD   \nWelcome').replaceAll('\n\n', '\n\n\n'),
    'content/b.md': cleanEpisode,
    'rostrum.yaml': 'publish:\n  site: .\n',
  });
  initialise(site);
  git(site, 'add', '.');
  git(site, 'commit', '--quiet', '-m', 'Begin');
  const done = jsonOf<Published>(await run('publish', site, '--whitespace', '--commit', '--trust', '--json'));
  expect(done).toMatchObject({ written: ['content/a.md'], state: 'committed' });
  expect(git(site, 'show', '--name-only', '--format=%s', 'HEAD').split('\n').filter(Boolean)).toEqual([
    'Publish “Keeping bees on the roof”',
    '.rostrum/published.tsv',
    'content/a.md',
  ]);
  expect(git(site, 'status', '--porcelain')).toBe('');
  expect(jsonOf<{ restored: string[] }>(await run('rollback', site, '--json')).restored).toEqual(['content/a.md']);
  expect(git(site, 'diff', 'HEAD~2', '--', 'content')).toBe('');
});

test('rollback leaves and names what was changed since', async () => {
  const { library, site } = await set();
  await run('publish', library, '--to', site);
  await writeFiles(site, { 'content/episodes/b.md': 'Newer.\n' });
  const back = await run('rollback', site);
  expect(back).toMatchObject({
    code: 1,
    stdout: 'Took back “Published 2 episodes”: 1 file as before, 1 left.\n',
    stderr: 'rostrum: content/episodes/b.md: It was changed since. It was left as it is.\n',
  });
});

test('a report says what changed, in markdown and in JSON', async () => {
  const { library, site } = await set();
  await run('publish', library, '--to', site);
  await writeFiles(library, {
    'a.md': cleanEpisode.replace('TO By lift', 'MD By stairs'),
    'c.md': cleanEpisode.replace('Lime trees', '[CHECK: trees]'),
  });
  await run('publish', library, '--to', site, '--report', join(library, 'report.md'));
  const report = await readText(library, 'report.md');
  expect(report).toContain('1 file written.');
  expect(report).toMatch(
    /## Written\n\n- \*\*Keeping bees on the roof\*\* \(`a\.md`\)\n {2}- labels changed on 1 turn \(TO to MD\)\n {2}- 1 word changed/,
  );
  expect(report).toMatch(
    /## Left as it was\n\n- \*\*Keeping bees on the roof\*\* \(`c\.md`\)\n {2}- blocked\n {2}- A note to the editors is left/,
  );
  await run('publish', library, '--to', site, '--dry-run', '--report', join(library, 'report.json'));
  expect(JSON.parse(await readText(library, 'report.json'))).toMatchObject({
    dryRun: true,
    counts: { blocked: 1, identical: 2, written: 0 },
  });
});

test('only the episodes of a saved view, or those that a pattern names', async () => {
  const { library, site } = await set({
    '2021/a.md': cleanEpisode,
    '2022/b.md': cleanEpisode.replace('draft: false', 'draft: true'),
    '.rostrum/views.tsv': 'Drafts\tpath~2022\ttitle\ttitle\n',
  });
  expect(
    jsonOf<Published>(await run('publish', library, '--to', site, '--dry-run', '--json', '--only', '2021/*')).plan.map(
      ({ source }) => source,
    ),
  ).toEqual(['2021/a.md']);
  expect(
    jsonOf<Published>(await run('publish', library, '--to', site, '--dry-run', '--json', '--view', 'Drafts')).plan.map(
      ({ source }) => source,
    ),
  ).toEqual(['2022/b.md']);
  expect(await run('publish', library, '--to', site, '--view', 'None')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There are “Drafts”.'),
  });
});

test('a view by state means the site that is published to, whatever the settings name', async () => {
  const { library, site } = await set({
    'a.md': cleanEpisode,
    'b.md': dated('2020-01-01'),
    '.rostrum/views.tsv': 'Out\tstate=published\ttitle\ttitle\nChanged\tstate=changed\ttitle\ttitle\n',
  });
  await run('publish', library, '--to', site, '--only', 'a.md');
  const inView = async (view: string) =>
    jsonOf<Published>(await run('publish', library, '--to', site, '--dry-run', '--json', '--view', view)).plan.map(
      ({ source, status }) => [source, status],
    );
  expect(await inView('Out')).toEqual([['a.md', 'identical']]);
  await writeFiles(library, { 'a.md': cleanEpisode.replace('TO By lift', 'TO By stairs') });
  expect(await inView('Changed')).toEqual([['a.md', 'changed']]);
  await writeFiles(library, { 'rostrum.yaml': `publish:\n  site: ${JSON.stringify(site)}\n` });
  expect(
    (await run('list', library, '--where', 'state=changed', '--columns', 'path', '--format', 'csv')).stdout,
  ).toContain('a.md');
});

test('what machines get has the keys that the README names, in that order', async () => {
  const { library, site } = await set({ 'a.md': cleanEpisode });
  const published = jsonOf<Record<string, unknown> & { plan: Record<string, unknown>[] }>(
    await run('publish', library, '--to', site, '--json'),
  );
  expect(Object.keys(published)).toEqual([
    'site',
    'dryRun',
    'plan',
    'alike',
    'leftOut',
    'written',
    'failed',
    'id',
    'commit',
    'notCommitted',
    'state',
    'ms',
  ]);
  expect(Object.keys(published.plan[0]!)).toEqual([
    'source',
    'target',
    'title',
    'status',
    'whitespaceOnly',
    'conflict',
    'reasons',
    'outputs',
    'life',
    'unsaved',
    'ready',
  ]);
  const exported = jsonOf<Record<string, unknown> & { plan: Record<string, unknown>[] }>(
    await run('export', library, '--to', site, '--json'),
  );
  expect([Object.keys(exported), Object.keys(exported.plan[0]!)]).toEqual([
    ['plan', 'leftOut', 'written', 'ms'],
    ['source', 'target', 'status', 'reasons'],
  ]);
  expect(Object.keys(jsonOf<object>(await run('rollback', site, '--json')))).toEqual([
    'title',
    'restored',
    'left',
    'commit',
    'notCommitted',
    'ms',
  ]);
});

test('wrong use is told and writes nothing', async () => {
  const { library, site } = await set();
  expect(await run('publish', library, '--to', site, '--formats', 'md,pdf')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no format “pdf”.'),
  });
  expect(await run('publish', library)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('It is not said where the site’s folder is.'),
  });
  await writeFiles(library, { 'rostrum.yaml': 'publish:\n  speakers: shouting\n' });
  expect(await run('publish', library, '--to', site)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Mend rostrum.yaml.'),
  });
  await rm(site, { recursive: true });
  await mkdir(site);
  expect(await listFiles(site)).toEqual([]);
});

test('every file that is not planned is named with the reason', async () => {
  const { library, site } = await set({
    'rostrum.yaml': 'exclude: ["drafts/**", "old.md"]\n',
    'a.md': cleanEpisode,
    'about.md': 'About us.\n',
    'sub/_index.md': '# Episodes\n',
    'notes.txt': 'Notes.\n',
    'drafts/deep/b.md': cleanEpisode,
    'old.md': cleanEpisode,
    'picture.png': '',
  });
  const leftOut = [
    { source: 'about.md', reason: 'A page without a transcript: no speaker labels were found.' },
    { source: 'drafts/deep/b.md', reason: 'Excluded in rostrum.yaml.' },
    { source: 'notes.txt', reason: 'A text file without front matter.' },
    { source: 'old.md', reason: 'Excluded in rostrum.yaml.' },
    { source: 'sub/_index.md', reason: 'The page of a section, not an episode.' },
  ];
  for (const command of ['publish', 'export']) {
    const { stdout } = await run(command, library, '--to', site, '--dry-run');
    expect(stdout).toContain('\nLeft out: drafts/deep/b.md and old.md: Excluded in rostrum.yaml.\n');
    expect(stdout).toContain('0 blocked, 5 left out; nothing written (dry run)');
    expect(
      jsonOf<{ leftOut: unknown }>(await run(command, library, '--to', site, '--dry-run', '--json')).leftOut,
    ).toEqual(leftOut);
    const only = await run(command, library, '--to', site, '--dry-run', '--only', 'about*');
    expect(only).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(
        'No episode was found here to publish.\nLeft out: about.md: A page without a transcript',
      ),
    });
  }
});

test('where no episode is found, publish and export say so and what to look at, and it is no failure', async () => {
  const { library, site } = await set({ 'rostrum.yaml': 'exclude: ["**"]\n', 'a.md': cleanEpisode });
  for (const command of ['publish', 'export']) {
    const ran = await run(command, library, '--to', site, '--json', '--only', '2023/*.md');
    expect(ran).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(
        /: No episode was found here to publish\. Check the path, “exclude” in rostrum\.yaml and --only “2023\/\*\.md”\.\n$/,
      ),
    });
    expect(jsonOf<Published>(ran).plan).toEqual([]);
  }
  expect((await run('export', await temporaryFolder({ 'a.md': cleanEpisode }), '--to', site)).stderr).toBe('');
});

test('an episode whose turns are not read is in the plan as blocked, with the reason, and makes the exit code 1', async () => {
  const unread = `---\ntitle: Nets\n---\n${Array.from({ length: 8 }, (_, index) => `${['Ana Bell', 'Jon Reed'][index % 2]} >> We mend net ${index}.`).join('\n\n')}\n`;
  const { library, site } = await set({ 'a.md': cleanEpisode, 'unread.md': unread });
  for (const command of ['publish', 'export']) {
    const ran = await run(command, library, '--to', site, '--dry-run', '--json');
    expect(ran.code).toBe(1);
    const { plan } = jsonOf<{ plan: { source: string; status: string; reasons: string[] }[] }>(ran);
    expect(plan.find(({ source }) => source === 'unread.md')).toMatchObject({
      status: 'blocked',
      reasons: [expect.stringContaining('Not every turn is read')],
    });
  }
  const only = await run('publish', library, '--to', site, '--only', 'unread*', '--dry-run');
  expect(only.code).toBe(1);
  expect(only.stdout).toContain('Not every turn is read');
});

test('only what is marked as ready goes out with --ready, or where rostrum.yaml asks for it, unless --no-ready', async () => {
  const { library, site } = await set();
  const text = await readText(library, 'a.md');
  const mark = `ready\t${createHash('sha256').update(text).digest('hex')}\n`;
  await writeFiles(library, { '.rostrum/episodes/a.md.tsv': mark });
  const wouldWrite = async (...options: string[]) => {
    const { stdout } = await run('publish', library, '--to', site, ...options);
    return [
      /Left, because they are not marked as ready: (.*)\. --no-ready/.exec(stdout)?.[1],
      /(\d) written$/m.exec(stdout)?.[1],
    ];
  };
  expect(await wouldWrite('--ready')).toEqual(['b.md', '1']);
  await writeFiles(library, { 'rostrum.yaml': 'publish:\n  requireReady: true\n' });
  expect(await wouldWrite()).toEqual(['b.md', undefined]);
  expect(await wouldWrite('--no-ready')).toEqual([undefined, '1']);
});
