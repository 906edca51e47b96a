import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { beginWrite } from '../../../../electron/history/history.ts';
import { createEngine } from '../../../../electron/services/engine/engine.ts';
import { openLibrary } from '../../../../electron/services/library/library.ts';
import { anchorTurn } from '../../../../shared/sidecar/turn-anchor.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import type { Answer, Argument, EngineChannel } from '../../../../shared/ipc/contract.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { episodeText } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

interface Told {
  readonly event: string;
  readonly payload: unknown;
}

/** An engine as the window has it, with what it told unasked. */
async function startEngine(userData?: string) {
  const told: Told[] = [];
  const engine = createEngine({
    userData: userData ?? (await temporaryFolder()),
    emit: (event, payload) => told.push({ event, payload }),
  });
  onTestFinished(() => engine.close());
  const ask = async <C extends EngineChannel>(channel: C, argument: Argument<C>): Promise<Answer<C>> => {
    const result = await engine.handle(channel, argument);
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
    return result.value as Answer<C>;
  };
  const refusal = async (channel: string, argument: unknown): Promise<Failure> => {
    const result = await engine.handle(channel, argument);
    if (result.ok) throw new Error(`${channel} was answered`);
    return result.error;
  };
  const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
  const filled = () =>
    eventually(() =>
      expect(told).toContainEqual({
        event: 'progress',
        payload: expect.objectContaining({ task: 'fill', finished: true }),
      }),
    );
  return { engine, told, ask, refusal, eventually, filled };
}

const notices = (told: readonly Told[]) =>
  told.filter(({ event }) => event === 'notice').map(({ payload }) => (payload as { message: string }).message);

test('answers everything the contract names, and nothing else', async () => {
  const { refusal } = await startEngine();
  expect(await refusal('library.list', null)).toMatchObject({
    code: 'bad-request',
    message: 'No library is open.',
    next: 'Open a library first.',
  });
  for (const channel of ['library.shred', 'toString', '__proto__', 'constructor', ''])
    expect(await refusal(channel, null)).toMatchObject({ code: 'bad-request' });
  for (const argument of [undefined, null, 7, 'x', {}, { path: 7 }])
    expect(await refusal('library.open', argument)).toMatchObject({
      code: 'bad-request',
      message: '“library.open” was called with something else than it takes.',
    });
});

test('lists a library while it is indexed, then says that it is done, then finds its words', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const { ask, told, eventually, filled } = await startEngine();
  expect(await ask('library.open', { path: root })).toMatchObject({ root, notice: null });
  expect(await ask('library.list', null)).toEqual({ rows: [], indexing: true });
  await eventually(() => expect(told).toContainEqual({ event: 'library.changed', payload: { paths: ['a.md'] } }));
  expect(await ask('library.list', null)).toMatchObject({ rows: [{ path: 'a.md', state: 'new' }], indexing: false });
  await filled();
  expect(await ask('library.search', { query: 'pleasure' })).toMatchObject({
    total: 1,
    hits: [{ path: 'a.md', line: 12, speaker: 'Tara Woods' }],
  });
  expect(await ask('library.summary', null)).toMatchObject({ files: 1, episodes: 1 });
});

test('the summary counts the people that the list of people has: a label that names nobody is none', async () => {
  const root = await temporaryFolder({
    'a.md': episodeText('A'),
    'b.md': '---\ntitle: B\n---\n\n**Audience:** Hear, hear.\n\n**Tara Woods:** Thanks.\n\n**Audience:** Hear.\n',
  });
  const { ask, filled } = await startEngine();
  await ask('library.open', { path: root });
  await filled();
  const { people, unnamed } = await ask('people.list', null);
  expect(unnamed.map(({ label }) => label)).toContain('Audience');
  const summary = await ask('library.summary', null);
  expect(summary.people.map(({ name }) => name).sort()).toEqual(people.map(({ name }) => name).sort());
  expect(summary.people.find(({ name }) => name === 'Tara Woods')).toMatchObject({ episodes: 2 });
});

test('opens the library that a file belongs to, and tells which file was asked for', async () => {
  const root = await temporaryFolder({ 'rostrum.yaml': '', 'series/a.md': episodeText('A'), 'b.md': episodeText('B') });
  const { ask } = await startEngine();
  expect(await ask('library.open', { path: join(root, 'series', 'a.md') })).toMatchObject({
    root,
    asked: 'series/a.md',
  });
  expect(await ask('library.open', { path: root })).toMatchObject({ root, asked: null });
});

test('a folder that is no longer there is told, and the one above it is not opened in its place', async () => {
  const root = await temporaryFolder({ 'rostrum.yaml': '' });
  const { refusal } = await startEngine();
  expect(await refusal('library.open', { path: join(root, 'gone') })).toMatchObject({
    code: 'not-a-library',
    message: 'This folder cannot be opened.',
  });
});

test('tells that a library is listed even where nothing in it is new', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  const first = await startEngine(userData);
  await first.ask('library.open', { path: root });
  await first.filled();
  await first.engine.close();
  const { ask, told, eventually } = await startEngine(userData);
  await ask('library.open', { path: root });
  expect((await ask('library.list', null)).rows.length).toBe(1);
  await eventually(() => expect(told).toContainEqual({ event: 'library.changed', payload: { paths: [] } }));
  expect((await ask('library.list', null)).indexing).toBe(false);
});

test('a library of many files is listed by their names at once, and each is told once it is read, a portion at a time', async () => {
  const count = 500;
  const files = Array.from({ length: count }, (_, number) => [`sub/${number}.md`, episodeText(`Title ${number}`)]);
  const root = await temporaryFolder(Object.fromEntries(files) as Record<string, string>);
  const { ask, told, eventually, filled } = await startEngine();
  await ask('library.open', { path: root });
  const first = await eventually(async () => {
    const { rows } = await ask('library.list', null);
    expect(rows).not.toEqual([]);
    return rows;
  });
  expect(first).toHaveLength(count);
  await filled();
  const { rows } = await ask('library.list', null);
  expect(rows.map(({ kind, title }) => ({ kind, title }))).toContainEqual({ kind: 'episode', title: 'Title 0' });
  expect(rows.filter(({ kind }) => kind === 'unread')).toEqual([]);
  const portions = told.flatMap(({ event, payload }) =>
    event === 'library.read' ? [(payload as { paths: string[] }).paths] : [],
  );
  expect(portions.map(({ length }) => length)).toEqual([200, 200]);
  expect(new Set(portions.flat()).size).toBe(400);
});

test('whoever waits until all files are checked finds the problems of each, and waits no second time', async () => {
  const files = Array.from({ length: 500 }, (_, number) => [`${number}.md`, '---\ntitle: [Open\n---\n\nAB Hello.\n']);
  const root = await temporaryFolder(Object.fromEntries(files) as Record<string, string>);
  const { ask } = await startEngine();
  await ask('library.open', { path: root });
  expect(await ask('library.checked', null)).toBe(true);
  const { rows } = await ask('library.list', null);
  expect(rows).toHaveLength(500);
  expect(rows.filter(({ problems }) => problems.error === 0)).toEqual([]);
  expect(await ask('library.checked', null)).toBe(false);
});

test('whoever waits until all files are checked is answered where another library is opened meanwhile', async () => {
  const files = Array.from({ length: 500 }, (_, number) => [`${number}.md`, episodeText(`Title ${number}`)]);
  const root = await temporaryFolder(Object.fromEntries(files) as Record<string, string>);
  const other = await temporaryFolder({ 'a.md': episodeText('A') });
  const { ask } = await startEngine();
  await ask('library.open', { path: root });
  const checked = ask('library.checked', null);
  await ask('library.open', { path: other });
  expect(await checked).toBe(true);
  expect((await ask('library.list', null)).rows.map(({ path }) => path)).not.toContain('499.md');
});

test('saves the bytes that an edit touches and no others, and lists the episode as in progress', async () => {
  const before = `\uFEFF${episodeText('A').replaceAll('\n', '\r\n')}`.trimEnd();
  const root = await temporaryFolder({ 'a.md': before });
  const { ask, eventually } = await startEngine();
  await ask('library.open', { path: root });
  const { text, hash, readOnly, unsaved } = await ask('episode.open', { path: 'a.md' });
  expect([text, readOnly, unsaved]).toEqual([episodeText('A').trimEnd(), null, null]);
  const from = text.indexOf('coming');
  const saved = await ask('episode.save', {
    path: 'a.md',
    baseHash: hash,
    edits: [{ from, to: from + 6, insert: 'being\nhere' }],
  });
  expect(saved).toMatchObject({ kind: 'saved', changedLines: 2 });
  expect(await readText(root, 'a.md')).toBe(before.replace('coming', 'being\r\nhere'));
  await eventually(async () =>
    expect((await ask('library.list', null)).rows).toMatchObject([{ state: 'in-progress' }]),
  );
  expect((await ask('sidecar.read', { path: 'a.md' })).ready).toBe(false);
  expect(await listFiles(root)).toEqual(['a.md']);
});

test('saving without an edit writes nothing', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const { ask } = await startEngine();
  await ask('library.open', { path: root });
  const { hash } = await ask('episode.open', { path: 'a.md' });
  expect(await ask('episode.save', { path: 'a.md', baseHash: hash, edits: [] })).toEqual({
    kind: 'saved',
    hash,
    changedLines: 0,
    otherSplit: null,
  });
});

test('does not save over what another program wrote, and gives what stands there', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const { ask } = await startEngine();
  await ask('library.open', { path: root });
  const { hash } = await ask('episode.open', { path: 'a.md' });
  await writeFiles(root, { 'a.md': episodeText('Theirs') });
  expect(
    await ask('episode.save', { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: 'x' }] }),
  ).toMatchObject({ kind: 'changed-on-disk', text: episodeText('Theirs') });
  expect(await readText(root, 'a.md')).toBe(episodeText('Theirs'));
});

test('refuses edits that do not fit the file', async () => {
  const root = await temporaryFolder({ 'a.md': 'MD Hello.\n' });
  const { ask, refusal } = await startEngine();
  await ask('library.open', { path: root });
  const { hash } = await ask('episode.open', { path: 'a.md' });
  for (const edits of [
    [{ from: 0, to: 99, insert: '' }],
    [{ from: 5, to: 2, insert: '' }],
    [
      { from: 0, to: 4, insert: 'a' },
      { from: 2, to: 6, insert: 'b' },
    ],
  ]) {
    expect(await refusal('episode.save', { path: 'a.md', baseHash: hash, edits })).toMatchObject({
      code: 'bad-request',
      message: 'The changes do not fit the file. Nothing was written.',
    });
  }
  expect(await refusal('episode.open', { path: '../a.md' })).toMatchObject({ code: 'bad-request' });
  expect(await refusal('episode.open', { path: 'none.md' })).toMatchObject({ code: 'not-found' });
});

test('refuses to open for editing what cannot be kept as text', async () => {
  const root = await temporaryFolder({ 'nul.md': 'MD a\0b' });
  const { ask, refusal } = await startEngine();
  await ask('library.open', { path: root });
  expect(await refusal('episode.open', { path: 'nul.md' })).toMatchObject({
    code: 'not-editable',
    next: expect.any(String),
  });
});

test('offers the unsaved work of an earlier session until it is saved or forgotten', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  const first = await startEngine(userData);
  await first.ask('library.open', { path: root });
  const { hash } = await first.ask('episode.open', { path: 'a.md' });
  await first.ask('episode.journal', { path: 'a.md', baseHash: hash, text: 'work' });
  await first.engine.close();
  const { ask } = await startEngine(userData);
  await ask('library.open', { path: root });
  expect((await ask('episode.open', { path: 'a.md' })).unsaved).toMatchObject({ text: 'work' });
  await ask('episode.save', { path: 'a.md', baseHash: hash, edits: [] });
  expect((await ask('episode.open', { path: 'a.md' })).unsaved).toBeNull();
});

test('the tick of an episode is cleared by an edit', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const { ask, filled, eventually } = await startEngine();
  await ask('library.open', { path: root });
  await filled();
  const { hash } = await ask('episode.open', { path: 'a.md' });
  await ask('episode.setReady', { path: 'a.md', ready: true });
  await eventually(async () => expect((await ask('library.list', null)).rows).toMatchObject([{ state: 'ready' }]));
  expect((await ask('episode.open', { path: 'a.md' })).ready).toBe(true);
  expect((await ask('sidecar.read', { path: 'a.md' })).ready).toBe(true);
  await ask('episode.save', { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] });
  await eventually(async () =>
    expect((await ask('library.list', null)).rows).toMatchObject([{ state: 'in-progress' }]),
  );
});

test('notices what other programs do to the folder, and to an open episode', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  const { ask, told, eventually, filled } = await startEngine();
  await ask('library.open', { path: root });
  await filled();
  await ask('episode.open', { path: 'a.md' });
  await writeFiles(root, { 'a.md': episodeText('Theirs'), 'c.md': episodeText('C') });
  await eventually(() =>
    expect(told).toContainEqual({
      event: 'episode.changedOnDisk',
      payload: { path: 'a.md', hash: expect.stringMatching(/^[0-9a-f]{64}$/), own: false },
    }),
  );
  await eventually(async () =>
    expect((await ask('library.list', null)).rows.map(({ title }) => title)).toEqual(['Theirs', 'B', 'C']),
  );
  await rm(join(root, 'a.md'));
  await eventually(() =>
    expect(notices(told)).toEqual([expect.stringContaining('“a.md” was deleted or moved by another program.')]),
  );
  expect((await ask('library.list', null)).rows.map(({ path }) => path)).toEqual(['b.md', 'c.md']);
  const some = await ask('library.rows', { paths: ['c.md', 'a.md', 'none.md'] });
  expect(some.rows.map(({ path }) => path)).toEqual(['c.md']);
});

test('our own save is not told as a change by another program', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const { ask, told, filled, eventually } = await startEngine();
  await ask('library.open', { path: root });
  await filled();
  const { hash } = await ask('episode.open', { path: 'a.md' });
  await ask('episode.save', { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] });
  told.length = 0;
  await writeFiles(root, { 'b.md': episodeText('B') });
  await eventually(() =>
    expect(told).toContainEqual({ event: 'library.changed', payload: { paths: expect.arrayContaining(['b.md']) } }),
  );
  expect(told.filter(({ event }) => event === 'episode.changedOnDisk')).toEqual([]);
});

test('a change of many files and its undo are told as our own, before they are answered, and the state goes back', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  const { ask, told, filled, eventually } = await startEngine();
  await ask('library.open', { path: root });
  await filled();
  const { hash } = await ask('episode.open', { path: 'a.md' });
  const edits = [{ from: 0, to: 0, insert: '\n' }];
  const { id } = await ask('changes.apply', { title: 'Moved down', files: [{ path: 'a.md', baseHash: hash, edits }] });
  const first = told.filter(({ event }) => event === 'episode.changedOnDisk');
  expect(first).toEqual([
    { event: 'episode.changedOnDisk', payload: { path: 'a.md', hash: expect.not.stringMatching(hash), own: true } },
  ]);
  await eventually(async () =>
    expect((await ask('library.list', null)).rows.map(({ state }) => state)).toEqual(['in-progress', 'new']),
  );
  told.length = 0;
  const undone = await ask('changes.undo', { id });
  expect(undone).toMatchObject({ restored: ['a.md'], left: [] });
  expect(told.filter(({ event }) => event === 'episode.changedOnDisk')).toEqual([
    { event: 'episode.changedOnDisk', payload: { path: 'a.md', hash, own: true } },
  ]);
  await eventually(async () =>
    expect((await ask('library.list', null)).rows.map(({ state }) => state)).toEqual(['new', 'new']),
  );
  // By the id that it was answered with, the undo is taken back.
  await ask('changes.undo', { id: undone.id! });
  expect((await ask('episode.open', { path: 'a.md' })).text).toBe(`\n${episodeText('A')}`);
});

test('tells once that the settings were changed', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'rostrum.yaml': 'title: One\n' });
  const { ask, told, eventually, filled } = await startEngine();
  await ask('library.open', { path: root });
  await filled();
  await writeFiles(root, { 'rostrum.yaml': 'title: Two\n' });
  await eventually(() =>
    expect(notices(told)).toEqual(['The settings in rostrum.yaml were changed, and are in force now.']),
  );
  await writeFiles(root, { 'b.md': episodeText('B') });
  await eventually(async () => expect((await ask('library.list', null)).rows.length).toBe(2));
  expect(notices(told).length).toBe(1);
});

test('a catalogue that is damaged while the library is open is made anew, and the question is answered', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [
      `${index}.md`,
      episodeText(`Episode ${index}`, `Number ${index} says so. `.repeat(40)),
    ]),
  );
  const root = await temporaryFolder(files);
  const userData = await temporaryFolder();
  const first = await startEngine(userData);
  await first.ask('library.open', { path: root });
  await first.filled();
  await first.engine.close();
  const [name] = (await listFiles(userData)).filter((path) => path.endsWith('catalogue.sqlite'));
  const { ask, told, eventually } = await startEngine(userData);
  await ask('library.open', { path: root });
  await eventually(() => expect(told).toContainEqual({ event: 'library.changed', payload: { paths: [] } }));
  const file = await open(join(userData, name!), 'r+');
  const pages = (await file.stat()).size / 4096;
  for (let page = 25; page < pages; page++) await file.write(Buffer.alloc(4096, 0xaa), 0, 4096, page * 4096);
  await file.close();
  await ask('library.search', { query: 'number 17 says' });
  await eventually(async () =>
    expect(await ask('library.search', { query: '"number 17 says"' })).toMatchObject({
      hits: expect.arrayContaining([expect.objectContaining({ path: '17.md' })]),
    }),
  );
  expect(notices(told)).toEqual(['The catalogue was damaged and is made anew from the files.']);
});

test('opens another library in place of the first, however quickly', async () => {
  const [one, two] = [
    await temporaryFolder({ '1.md': episodeText('1') }),
    await temporaryFolder({ '2.md': episodeText('2') }),
  ];
  const { ask, eventually, refusal } = await startEngine();
  await Promise.all([
    ask('library.open', { path: one }),
    ask('library.open', { path: two }),
    refusal('library.open', { path: join(one, 'none/none') }),
  ]);
  await eventually(async () =>
    expect(await ask('library.list', null)).toMatchObject({ rows: [{ path: '2.md' }], indexing: false }),
  );
});

test('publishes, and lists the episode as published', async () => {
  const site = await temporaryFolder();
  const root = await temporaryFolder({
    'rostrum.yaml': `publish:\n  site: ${JSON.stringify(site)}\n`,
    'a.md': episodeText('A'),
  });
  const { ask, eventually, told, refusal } = await startEngine();
  await ask('library.open', { path: root });
  expect(await refusal('publish.plan', { site, paths: null })).toMatchObject({
    code: 'site-not-confirmed',
    path: site,
  });
  await ask('publish.confirmSite', { site });
  const { id, items } = await ask('publish.plan', { site, paths: null });
  expect(await ask('publish.diff', { plan: id, source: 'a.md' })).toMatchObject({
    before: null,
    after: episodeText('A'),
  });
  expect(await ask('publish.apply', { plan: id, sources: items.map(({ source }) => source) })).toMatchObject({
    written: ['content/episodes/a.md'],
    failed: [],
    cancelled: false,
  });
  expect(await readText(site, 'content/episodes/a.md')).toBe(episodeText('A'));
  await eventually(async () => expect((await ask('library.list', null)).rows).toMatchObject([{ state: 'published' }]));
  expect(told).toContainEqual({ event: 'progress', payload: { task: 'write', done: 1, total: 1, finished: true } });
  expect(await ask('publish.cancel', null)).toBeNull();
});

test('a write that another process left open is settled, told, and no longer in the way', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  const { ask, told, eventually, filled } = await startEngine(userData);
  await ask('library.open', { path: root });
  await filled();
  const { hash } = await ask('episode.open', { path: 'a.md' });
  const other = await openLibrary(root, { userData });
  beginWrite(
    other.history,
    { path: 'a.md', oldHash: hash, newHash: 'x', oldBytes: new Uint8Array() },
    '999999999 crashed',
  );
  other.close();
  await writeFiles(root, { 'b.md': episodeText('B') });
  await eventually(() =>
    expect(notices(told)).toEqual(['“a.md” was not saved when Rostrum stopped; the file is as it was.']),
  );
  expect(
    await ask('episode.save', { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] }),
  ).toMatchObject({ kind: 'saved' });
});

test('what is recorded beside an episode shows in its row, and a change by git does too', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A').replace('TW Thank', 'TM Thank') });
  const { ask, eventually } = await startEngine();
  await ask('library.open', { path: root });
  const row = async () => (await ask('library.list', null)).rows[0]!;
  await eventually(async () => expect(await row()).toMatchObject({ problems: { error: 2 }, reviewedTurns: null }));
  expect(await listFiles(root)).toEqual(['a.md']);

  const episode = parseEpisode(await readText(root, 'a.md'), {});
  await ask('sidecar.excuse', { path: 'a.md', excuse: { rule: 'unknown-label', anchor: null }, stands: true });
  await ask('sidecar.setReviewed', { path: 'a.md', turn: anchorTurn(episode, 0) });
  expect(await ask('sidecar.read', { path: 'a.md' })).toMatchObject({
    excuses: [{ rule: 'unknown-label', anchor: null }],
    reviewed: [{ index: 0 }],
  });
  await eventually(async () => expect(await row()).toMatchObject({ problems: { error: 1 }, reviewedTurns: 1 }));

  await writeFiles(root, { '.rostrum/episodes/a.md.tsv': '' });
  await eventually(async () => expect(await row()).toMatchObject({ problems: { error: 2 }, reviewedTurns: null }));
});

test('a setting is written as little as it takes, is in force with the answer, and is undone as every change is', async () => {
  const library = await temporaryFolder();
  await writeFiles(library, { 'bus.md': episodeText('A bus'), 'notes/talk.md': episodeText('A talk') });
  const { ask, told, eventually, filled } = await startEngine();
  await ask('library.open', { path: library });
  await filled();
  expect((await ask('library.list', null)).rows.map(({ path }) => path)).toEqual(['bus.md', 'notes/talk.md']);
  expect(await ask('config.read', null)).toEqual({ text: '', hash: null, readOnly: null });

  const insert = 'exclude: [notes/**] # not ours\r\n';
  const { id } = await ask('config.write', {
    title: 'Changed “Files that are no episodes” in rostrum.yaml',
    baseHash: null,
    edits: [{ from: 0, to: 0, insert }],
  });
  expect(await readText(library, 'rostrum.yaml')).toBe(insert);
  expect((await ask('library.info', null)).config.exclude).toEqual(['notes/**']);
  expect(told).toContainEqual({ event: 'library.settings', payload: {} });
  await eventually(async () =>
    expect((await ask('library.list', null)).rows.map(({ path }) => path)).toEqual(['bus.md']),
  );

  await ask('changes.undo', { id });
  expect((await ask('library.info', null)).config.exclude).toEqual([]);
  await eventually(async () => expect((await ask('library.list', null)).rows).toHaveLength(2));
  expect(notices(told)).toEqual([]);
});

test('settings that another program changed are in force too, and a form that was filled in before is refused', async () => {
  const library = await temporaryFolder();
  await writeFiles(library, { 'bus.md': episodeText('A bus'), 'rostrum.yaml': 'title: A\n' });
  const { ask, refusal, told, eventually, filled } = await startEngine();
  await ask('library.open', { path: library });
  await filled();
  const { hash } = await ask('config.read', null);
  await writeFiles(library, { 'rostrum.yaml': 'title: B\n' });
  await eventually(() =>
    expect(notices(told)).toEqual(['The settings in rostrum.yaml were changed, and are in force now.']),
  );
  expect((await ask('library.info', null)).title).toBe('B');
  const edits = [{ from: 7, to: 8, insert: 'C' }];
  expect(await refusal('config.write', { title: 'Changed', baseHash: hash, edits })).toMatchObject({
    code: 'changed-on-disk',
    path: 'rostrum.yaml',
  });
  expect(await readText(library, 'rostrum.yaml')).toBe('title: B\n');
});
