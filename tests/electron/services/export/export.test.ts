import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import type { TimedTranscript } from '../../../../shared/formats/model/timed-transcript.ts';
import { exportFormats, exportName } from '../../../../shared/publish/export-formats.ts';
import { emptySidecar } from '../../../../shared/sidecar/sidecar-record.ts';
import { exportFiles } from '../../../../electron/services/export/export-tasks.ts';
import { exportEpisodes } from '../../../../electron/services/export/export.ts';
import { findExisting, writeExported } from '../../../../electron/services/export/write-exported.ts';
import { openArchive } from '../../../../electron/files/unzip.ts';
import { readTranscriptFile } from '../../../../electron/services/import/read-transcript-file.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { readText, temporaryFolder } from '../../../helpers/temporary-folder.ts';

async function exportText(text: string, format: (typeof exportFormats)[number]) {
  const bytes = new TextEncoder().encode(text);
  const file = { path: 'talk.md', text, bytes, hash: 'hash', sidecar: emptySidecar };
  const [episode] = await exportFiles({ files: [file], formats: [format], config: defaultConfig });
  return episode!.outputs[0]!;
}

const page = (body: string) => `---\ntitle: The old mill\nlanguage: en-GB\n---\n${body}`;

/** What an import makes of a document. */
async function readBack(bytes: Uint8Array): Promise<TimedTranscript> {
  const folder = await temporaryFolder({ 'talk.docx': bytes });
  return (await readTranscriptFile(join(folder, 'talk.docx'))).transcript;
}

describe('a Word document', () => {
  test.each([
    [
      'with times',
      '**Ann Mercer** (00:00:00): Who ground the corn?\n\n**Bo Tait** (00:00:07): My *aunt* did.\n\nFor years & years.\n\n**Ann Mercer** (01:02:03): Oh.\n',
      [
        ['Ann Mercer', 0, 'Who ground the corn?'],
        ['Bo Tait', 7, 'My aunt did.\n\nFor years & years.'],
        ['Ann Mercer', 3723, 'Oh.'],
      ],
    ],
    [
      'without times',
      '**Ann Mercer:** Who ground the corn?\n\n**Bo Tait:** My aunt did.\n\n**Ann Mercer:** Oh: well.\n\n**Bo Tait:** Yes.\n',
      [
        ['Ann Mercer', null, 'Who ground the corn?'],
        ['Bo Tait', null, 'My aunt did.'],
        ['Ann Mercer', null, 'Oh: well.'],
        ['Bo Tait', null, 'Yes.'],
      ],
    ],
    [
      'in Arabic',
      '**سارة:** من أين أنت؟\n\n**عمر:** من القاهرة.\n\n**سارة:** شكرا لك.\n\n**عمر:** عفوا.\n',
      [
        ['سارة', null, 'من أين أنت؟'],
        ['عمر', null, 'من القاهرة.'],
        ['سارة', null, 'شكرا لك.'],
        ['عمر', null, 'عفوا.'],
      ],
    ],
    [
      'around narration and headings',
      'We went to the mill.\n\n**Ann Mercer:** Who ground the corn?\n\n**Bo Tait:** My aunt did.\n\n## The weir\n\nWater is heard.\n\n**Ann Mercer:** And then?\n\n**Bo Tait:** Then it stopped.\n',
      [
        ['Ann Mercer', null, 'Who ground the corn?'],
        ['Bo Tait', null, 'My aunt did.'],
        ['Ann Mercer', null, 'And then?'],
        ['Bo Tait', null, 'Then it stopped.'],
      ],
    ],
  ])('%s is imported again as the same turns', async (_name, body, turns) => {
    const { bytes, refused } = await exportText(page(body), 'docx');
    expect(refused).toEqual([]);
    const { segments } = await readBack(bytes!);
    expect(
      segments
        .filter(({ speaker }) => speaker !== null)
        .map(({ speaker, start, text }) => [speaker, start, text.replace(/\n+/g, '\n\n')]),
    ).toEqual(turns);
  });

  test('has its title, its language, and styles by name', async () => {
    const { bytes } = await exportText(
      page('**Ann Mercer** (00:00:00): See [the mill](https://example.org/mill).\n\n**Bo Tait** (00:00:07): Yes.\n'),
      'docx',
    );
    const archive = await openArchive(bytes!, () => true, 1_000_000);
    const part = async (name: string) => new TextDecoder().decode(await archive.read(name));
    const document = await part('word/document.xml');
    expect(document).toContain('<w:pStyle w:val="Title"/>');
    expect(document.match(/<w:pStyle w:val="Speaker"\/>/g)).toHaveLength(2);
    expect(document).toMatch(/<w:b\/>.*?Ann Mercer/s);
    expect(await part('word/_rels/document.xml.rels')).toContain('https://example.org/mill');
    const styles = await part('word/styles.xml');
    for (const name of ['Speaker', 'Transcript', 'Narration', 'Time'])
      expect(styles).toContain(`<w:name w:val="${name}"/>`);
    expect(styles).toContain('<w:lang w:val="en-GB"/>');
    expect(await part('docProps/core.xml')).toContain('<dc:title>The old mill</dc:title>');
  });

  test('is refused with the reason where nobody decided who speaks, or a sign cannot stand in one', async () => {
    expect((await exportText(page('**??:** Who was it?\n\n**Bo Tait:** Me.\n'), 'docx')).refused[0]).toMatch(
      /has no speaker yet/,
    );
    expect((await exportText(page('Nobody speaks.\n'), 'docx')).refused[0]).toMatch(/There are no turns/);
  });
});

test('episodes of a library come in each format, from the editor where that is unsaved, or with the reason', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b/b.md': episodeText('B') });
  await writeFile(join(root, 'broken.md'), new Uint8Array([0xff, 0xfe, 0x00]));
  const library = await openTestLibrary(root);
  const exported = await exportEpisodes(library, ['a.md', 'b/b.md', 'broken.md'], {
    formats: ['md', 'vtt', 'docx'],
    texts: new Map([['a.md', episodeText('A', 'Typed just now.')]]),
  });
  const outputs = new Map(exported.map(({ path, outputs: all }) => [path, all]));
  expect(new TextDecoder().decode(outputs.get('a.md')![0]!.bytes!)).toContain('TW Typed just now.');
  expect(outputs.get('b/b.md')!.map(({ format, bytes }) => [format, bytes !== null])).toEqual([
    ['md', true],
    ['vtt', false],
    ['docx', true],
  ]);
  expect(outputs.get('b/b.md')![1]!.refused[0]).toMatch(/^The turns have no times\. Align the episode/);
  expect(outputs.get('broken.md')!.every(({ bytes, refused }) => bytes === null && refused.length === 1)).toBe(true);
});

test('files go to the place that was chosen and nowhere else, and what is there is replaced only where that was said', async () => {
  const folder = await temporaryFolder({ 'a.txt': 'before' });
  const place = { path: folder, isFolder: true };
  const files = ['a.txt', '2023/b.txt'].map((name) => ({ name, bytes: new TextEncoder().encode(name) }));
  expect(
    await findExisting(
      place,
      files.map(({ name }) => name),
    ),
  ).toEqual(['a.txt']);
  expect(await writeExported(place, files, false)).toEqual([
    { name: 'a.txt', reason: 'A file of this name is there already, and was left.' },
    { name: '2023/b.txt', reason: null },
  ]);
  expect([await readText(folder, 'a.txt'), await readText(folder, '2023/b.txt')]).toEqual(['before', '2023/b.txt']);
  expect(await writeExported(place, files.slice(0, 1), true)).toEqual([{ name: 'a.txt', reason: null }]);
  expect(await readText(folder, 'a.txt')).toBe('a.txt');
  const [outside] = await writeExported(place, [{ name: '../out.txt', bytes: new Uint8Array() }], true);
  expect(outside!.reason).toBe('This name leads out of the folder.');
  expect((await expectFailure(findExisting(place, ['/etc/hosts']))).code).toBe('bad-request');
});

test('a folder in the place of a file holds up no other file', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'a.txt'));
  const bytes = new TextEncoder().encode('x');
  const [a, b] = await writeExported(
    { path: folder, isFolder: true },
    [
      { name: 'a.txt', bytes },
      { name: 'b.txt', bytes },
    ],
    true,
  );
  expect(a!.reason).not.toBeNull();
  expect(b!.reason).toBeNull();
});

test('a file is named as its episode, with the format’s ending', () => {
  expect(exportFormats.map((format) => exportName('2023/no. 4.5.md', format))).toEqual(
    exportFormats.map((format) => `2023/no. 4.5.${format}`),
  );
});
