import { expect, test } from 'vitest';
import { createPublisher } from '../../../electron/services/publish/publish.ts';
import { feedLines } from '../../../shared/publish/publish-report.ts';
import { episodeText, openTestLibrary } from '../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';

const timed = (words = 'It grew.') => `---
title: Allotments
date: 2020-01-01
duration: "0:20"
---

**Ada Bell:** \\[00:01\\] How did it begin?

**Tom Okoro:** \\[00:05\\] ${words}

**Ada Bell:** \\[00:12\\] And now?
`;

async function set(files: Readonly<Record<string, string>>, settings: string) {
  const root = await temporaryFolder({ ...files, 'rostrum.yaml': settings });
  const site = await temporaryFolder();
  const publisher = createPublisher(await openTestLibrary(root));
  return { root, site, publisher, plan: () => publisher.plan({ site, paths: null }) };
}

const all = 'publish:\n  formats: [md, vtt, srt, json, html, txt]\n  baseUrl: https://example.org/\n';

test('an episode goes out in every format that is asked for, each in its place, as one', async () => {
  const { root, site, publisher, plan } = await set({ 'a.md': timed() }, all);
  const { id, items } = await plan();
  expect(items[0]!.outputs.map(({ format, target, status }) => [format, target, status])).toEqual([
    ['md', 'content/episodes/a.md', 'new'],
    ['vtt', 'static/transcripts/a.vtt', 'new'],
    ['srt', 'static/transcripts/a.srt', 'new'],
    ['json', 'static/transcripts/a.json', 'new'],
    ['html', 'static/transcripts/a.html', 'new'],
    ['txt', 'static/transcripts/a.txt', 'new'],
  ]);
  expect((await publisher.apply(id, ['a.md'])).written.length).toBe(6);
  expect(await readText(site, 'static/transcripts/a.vtt')).toContain('<v Tom Okoro>It grew.</v>');
  expect((await plan()).items[0]).toMatchObject({ status: 'identical' });
  expect(feedLines(items[0]!, 'https://example.org/')).toContain(
    '<podcast:transcript url="https://example.org/transcripts/a.vtt" type="text/vtt" rel="captions" />',
  );
  await writeFiles(root, { 'a.md': timed('It grew and grew.') });
  const next = await plan();
  expect(next.items[0]!.outputs.map(({ status }) => status)).toEqual(Array(6).fill('changed'));
  expect((await publisher.diff(next.id, 'a.md', 'srt')).after).toContain('It grew and grew.');
});

test('captions are refused where there are no times, with the reason, and hold up nothing else', async () => {
  const { site, publisher, plan } = await set({ 'a.md': episodeText('A') }, 'publish:\n  formats: [md, vtt, txt]\n');
  const { id, items } = await plan();
  expect(items[0]).toMatchObject({
    status: 'new',
    outputs: [
      { format: 'md', status: 'new' },
      { format: 'vtt', status: 'refused', reason: expect.stringMatching(/time/) },
      { format: 'txt', status: 'new' },
    ],
  });
  expect(items[0]!.reasons).toEqual([]);
  expect((await publisher.apply(id, ['a.md'])).failed).toEqual([]);
  expect(await listFiles(site)).toEqual([
    '.rostrum/published.tsv',
    'content/episodes/a.md',
    'static/transcripts/a.txt',
  ]);
  expect((await plan()).items[0]!.status).toBe('identical');
});

test('captions alone of an episode without times are blocked, and the reason is told once', async () => {
  const { plan } = await set({ 'a.md': episodeText('A') }, 'publish:\n  formats: [vtt, srt, json]\n');
  expect((await plan()).items[0]).toMatchObject({
    status: 'blocked',
    life: null,
    reasons: [expect.stringMatching(/^The turns have no times/)],
  });
});

test('a caption file that somebody changed in the site is a conflict of its episode', async () => {
  const { root, site, publisher, plan } = await set({ 'a.md': timed() }, 'publish:\n  formats: [md, vtt]\n');
  const first = await plan();
  await publisher.apply(first.id, ['a.md']);
  await writeFiles(site, { 'static/transcripts/a.vtt': 'WEBVTT\n\nMine.\n' });
  await writeFiles(root, { 'a.md': timed('Slowly.') });
  const { id, items } = await plan();
  expect(items[0]).toMatchObject({
    status: 'conflict',
    reasons: ['vtt: The page was changed in the site since it was published.'],
  });
  expect((await publisher.apply(id, [], ['a.md'])).written).toEqual([
    'content/episodes/a.md',
    'static/transcripts/a.vtt',
  ]);
});

test('what is wrong with several files of an episode for one reason is said once', async () => {
  const { site, plan } = await set({ 'a.md': timed() }, 'publish:\n  formats: [md, vtt, srt]\n');
  await writeFiles(site, { 'static/transcripts/a.vtt': 'Mine.\n', 'static/transcripts/a.srt': 'Mine.\n' });
  expect((await plan()).items[0]!.reasons).toEqual(['vtt, srt: The page in the site differs from the library.']);
});

test('site rules shape the page and nothing else', async () => {
  const { site, publisher, plan } = await set(
    { 'a.md': episodeText('A', 'Thank you [laughs].') },
    'publish:\n  formats: [md, txt]\n  speakers: bold-name\n  legend: drop\n  marks: drop\n  dropFields: [draft]\n',
  );
  const { id } = await plan();
  await publisher.apply(id, ['a.md']);
  const page = await readText(site, 'content/episodes/a.md');
  expect(page).toContain('**Tara Woods:** Thank you.');
  expect(page).not.toContain('draft');
  expect(page).not.toContain('MD - Michelle Drumm');
  expect(await readText(site, 'static/transcripts/a.txt')).toContain('Tara Woods: Thank you [laughs].');
});

test('the language of an episode, or else of its library, stands in the line for the feed and in HTML', async () => {
  const { site, publisher, plan } = await set(
    { 'a.md': timed().replace('title:', 'language: fr\ntitle:'), 'b.md': timed() },
    `language: en-GB\n${all}`,
  );
  const { id, items } = await plan();
  expect(items.map((item) => feedLines(item, 'https://example.org/')[0])).toEqual([
    expect.stringContaining(' language="fr"'),
    expect.stringContaining(' language="en-GB"'),
  ]);
  await publisher.apply(id, ['a.md', 'b.md']);
  expect(await readText(site, 'static/transcripts/a.html')).toContain('<html lang="fr">');
  expect(await readText(site, 'static/transcripts/b.html')).toContain('<html lang="en-GB">');
});

test('a page from which readers would miss words is blocked with their lines, until they are escaped; captions have them', async () => {
  const { root, site, publisher, plan } = await set(
    { 'a.md': timed('<laughs> It was 2*3*4.') },
    'publish:\n  formats: [md, vtt]\n',
  );
  expect((await plan()).items[0]).toMatchObject({
    status: 'blocked',
    reasons: [expect.stringMatching(/“<laughs>” is HTML .* \(line 9\)\.$/), expect.stringContaining('(line 9)')],
  });
  await writeFiles(root, { 'a.md': timed('\\<laughs> It was 2\\*3\\*4.') });
  const { id } = await plan();
  expect((await publisher.apply(id, ['a.md'])).failed).toEqual([]);
  expect(await readText(site, 'static/transcripts/a.vtt')).toContain('<v Tom Okoro>&lt;laughs&gt; It was 2*3*4.</v>');
});

test('words that only the page would lose do not hold up captions alone', async () => {
  const { plan } = await set({ 'a.md': timed('<laughs> It was 2*3*4.') }, 'publish:\n  formats: [vtt]\n');
  expect((await plan()).items[0]).toMatchObject({ status: 'new' });
});
