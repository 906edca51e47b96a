import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listChanges, undoChange } from '../../../electron/services/writing/change-set.ts';
import { openLibrary } from '../../../electron/services/library/library.ts';
import { episodeText } from '../../helpers/open-test-library.ts';
import { listFiles, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { wordDocument, wordParagraph } from '../../helpers/word-document.ts';
import { jsonOf, run } from './run.ts';

const library = () => temporaryFolder({ 'first.md': episodeText('First'), 'second.md': episodeText('Second') });

const whisperx = JSON.stringify({
  segments: [
    { start: 0.5, end: 2, text: ' Well, thanks for coming.', speaker: 'SPEAKER_00' },
    { start: 2.5, end: 4, text: ' Thank you,', speaker: 'SPEAKER_01' },
    { start: 4, end: 6, text: ' it was a pleasure.', speaker: 'SPEAKER_01' },
    { start: 6.5, end: 8, text: ' Thanks for watching!' },
  ],
});

describe('import', () => {
  test('declares who was there where the file names nobody, and ends nobody’s turns where it is told', async () => {
    const folder = await library();
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello. And welcome.\n\n00:02.000 --> 00:03.000\nThanks.\n';
    const file = join(await temporaryFolder({ 'talk.vtt': vtt }), 'talk.vtt');
    const asked = ['--people', 'Tara Woods, Gus Hill', '--join', 'sentences'];
    const { stdout } = await run('import', file, '--into', folder, '--date', '2012-12-06', ...asked, '--dry-run');
    expect(stdout).toContain('\nTW - Tara Woods  \nGH - Gus Hill\n\n?? Hello. And welcome.\n\n?? Thanks.\n');
    expect((await run('import', file, '--into', folder, '--join', 'words')).code).toBe(2);
  });

  test('makes an episode with its speakers mapped, and keeps the times beside it', async () => {
    const folder = await library();
    const file = join(await temporaryFolder({ 'the-long_table.json': whisperx }), 'the-long_table.json');
    const answer = jsonOf<{ imported: object[]; failed: object[] }>(
      await run(
        'import',
        file,
        '--into',
        folder,
        '--date',
        '2012-12-06',
        '--speakers',
        'SPEAKER_00=MD:Michelle Drumm,SPEAKER_01=TW',
        '--json',
      ),
    );
    expect(answer.failed).toEqual([]);
    expect(answer.imported).toMatchObject([
      {
        path: 'the-long-table.md',
        format: 'whisperx-json',
        speakers: ['SPEAKER_00', 'SPEAKER_01'],
        turns: 3,
        unassigned: 1,
        timed: 3,
        times: 'beside',
        people: [
          { label: 'MD', name: 'Michelle Drumm' },
          { label: 'TW', name: 'Tara Woods' },
        ],
        flagged: [{ turn: 3, text: 'Thanks for watching', kind: 'stock', times: 1 }],
      },
    ]);
    expect(await readFile(join(folder, 'the-long-table.md'), 'utf8')).toBe(
      '---\ntitle: "The long table"\ndate: 2012-12-06T09:00:00+00:00\ndraft: true\n---\n\nMD - Michelle Drumm  \nTW - Tara Woods\n\nMD Well, thanks for coming.\n\nTW Thank you, it was a pleasure.\n\n?? Thanks for watching!\n',
    );
    expect(
      (await readFile(join(folder, '.rostrum/episodes/the-long-table.md.tsv'), 'utf8'))
        .split('\n')
        .map((line) => line.split('\t').slice(0, 3).join(' ')),
    ).toEqual(['time 000:00:00.500 1', 'time 000:00:02.500 2', 'time 000:00:06.500 3', '']);
  });

  test('reads a Word document', async () => {
    const folder = await library();
    const other = await temporaryFolder({});
    await writeFile(
      join(other, 'talk.docx'),
      await wordDocument(
        ['Michelle Drumm  0:02', 'Well, thanks for coming.', 'Tara Woods  0:09', 'Thank you.']
          .map((line) => wordParagraph(line))
          .join(''),
      ),
    );
    const ran = await run('import', join(other, 'talk.docx'), '--into', folder, '--as', 'talks/one');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain(
      'talks/one.md, 2 turns, MD for Michelle Drumm, TW for Tara Woods, 2 times kept beside the episode',
    );
    expect(await readFile(join(folder, 'talks/one.md'), 'utf8')).toMatch(
      /MD Well, thanks for coming\.\n\nTW Thank you\.\n$/,
    );
  });

  test('takes the title from --as where that is given, and else from the file’s name', async () => {
    const folder = await library();
    const file = join(
      await temporaryFolder({ 'recording-0042.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello.\n' }),
      'recording-0042.srt',
    );
    const titleWith = async (...options: string[]) =>
      /^title: .*$/m.exec((await run('import', file, '--into', folder, '--dry-run', ...options)).stdout)?.[0];
    expect(await titleWith('--as', 'talks/the-long_table')).toBe('title: "The long table"');
    expect(await titleWith('--as', 'talks/the-long-table.md', '--title', 'Supper')).toBe('title: "Supper"');
    expect(await titleWith()).toBe('title: "Recording 0042"');
  });

  test('of several files brings in those that can be read, and names the others', async () => {
    const folder = await library();
    const other = await temporaryFolder({
      'good.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello.\n',
      'bad.json': '{"a": ',
      'page.pdf': '%PDF-1.7',
    });
    const ran = await run(
      'import',
      ...['good.srt', 'bad.json', 'page.pdf', 'gone.vtt'].map((name) => join(other, name)),
      '--into',
      folder,
      '--json',
    );
    expect(ran.code).toBe(2);
    expect(jsonOf<{ imported: { path: string }[]; failed: { error: string }[] }>(ran)).toMatchObject({
      imported: [{ path: 'good.md', unassigned: 1 }],
      failed: [
        { error: expect.stringContaining('begins like JSON') as string },
        { error: expect.stringContaining('This is a PDF') as string },
        { error: expect.stringContaining('The file is not there') as string },
      ],
    });
  });

  test('several files come in as one change, which is taken back as one with what is kept beside them', async () => {
    const folder = await library();
    const other = await temporaryFolder({
      'one.srt': captions,
      'two.srt': captions,
      'one.vtt': `WEBVTT\n\n${captions.replaceAll(',', '.')}`,
    });
    const ran = await run(
      'import',
      ...['one.srt', 'two.srt', 'one.vtt'].map((name) => join(other, name)),
      '--into',
      folder,
    );
    expect(ran).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('“one.md” is there already, as “One”.') as string,
    });
    expect(await listFiles(folder)).toEqual([
      '.rostrum/episodes/one.md.tsv',
      '.rostrum/episodes/two.md.tsv',
      'first.md',
      'one.md',
      'second.md',
      'two.md',
    ]);
    const opened = await openLibrary(folder, { userData: process.env['ROSTRUM_USER_DATA']! });
    const [change] = listChanges(opened);
    expect(change).toMatchObject({ title: 'Imported 2 files', paths: ['one.md', 'two.md'] });
    expect((await undoChange(opened, change!.id)).left).toEqual([]);
    opened.close();
    expect(await listFiles(folder)).toEqual(['first.md', 'second.md']);
  });

  test('of several files none comes in where one cannot be written', async () => {
    const folder = await library();
    const other = await temporaryFolder({ 'one.srt': captions.replaceAll(/^.*-->.*$/gm, ''), 'two.srt': captions });
    await symlink(other, join(folder, '.rostrum'));
    const ran = await run('import', join(other, 'one.srt'), join(other, 'two.srt'), '--into', folder);
    expect(ran).toMatchObject({ stdout: '', stderr: expect.stringContaining('is a link') as string });
    expect(ran.code).toBeGreaterThan(0);
    expect((await listFiles(folder)).filter((path) => path.endsWith('.md'))).toEqual(['first.md', 'second.md']);
  });

  test('--dry-run writes nothing, and a file that is there is never written over', async () => {
    const folder = await library();
    const other = await temporaryFolder({ 'first.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello.\n' });
    const dry = await run('import', join(other, 'first.srt'), '--into', folder, '--as', 'other', '--dry-run');
    expect(dry.stdout).toContain('?? Hello.');
    const ran = await run('import', join(other, 'first.srt'), '--into', folder);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('is there already');
    expect(await listFiles(folder)).toEqual(['first.md', 'second.md']);
  });

  test('a speaker whom the file does not have is named', async () => {
    const other = await temporaryFolder({ 'a.json': whisperx });
    const ran = await run('import', join(other, 'a.json'), '--into', await library(), '--speakers', 'SPEAKER_7=MD');
    expect(ran).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        '“SPEAKER_7” is no speaker of this file. Its speakers are SPEAKER_00, SPEAKER_01.',
      ) as string,
    });
  });
});

describe('import of a page', () => {
  const page =
    '---\ntitle: "Harbour: the light"\ndate: 2024-01-02\nepisode: 12   # of the first season\ncredits:\n  - {name: Ann, role: sound}\n---\n\nNotes stand here.\n\n## Transcript\n\n**Michelle Drumm:** Well.\n\n**Tara Woods:** Thank you.\n';

  test('keeps its title, date, fields, notes and headings, and says what other episodes do not have', async () => {
    const folder = await library();
    const file = join(await temporaryFolder({ 'ep12.md': page }), 'ep12.md');
    const ran = await run('import', file, '--into', folder);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain(
      'Kept from the file’s front matter, though other episodes have no such field: episode, credits.',
    );
    expect(ran.stderr).toContain('Text that nobody says stays where it stands, without a speaker.');
    expect(await readFile(join(folder, 'harbour-the-light.md'), 'utf8')).toBe(
      '---\ntitle: "Harbour: the light"\ndate: 2024-01-02T09:00:00+00:00\ndraft: true\nepisode: 12   # of the first season\ncredits:\n  - {name: Ann, role: sound}\n---\n\nMD - Michelle Drumm  \nTW - Tara Woods\n\nNotes stand here.\n\n## Transcript\n\nMD Well.\n\nTW Thank you.\n',
    );
  });

  test('a note that would be read as a turn is said by nobody', async () => {
    const folder = await temporaryFolder({
      'rostrum.yaml': 'title: T\nhouseStyle: name-colon\n',
      'a.md': '---\ntitle: A\ndate: 2020-01-01\nspeakers: [Ann Lee, Tom Wood]\n---\n\nAnn Lee: Hi.\n\nTom Wood: Hi.\n',
    });
    const text =
      '---\ntitle: B\n---\n\nAnn Lee: host of this show\n\n## Transcript\n\n[0:01] Ann Lee: One.\n\n[0:02] Tom Wood: Two.\n';
    const file = join(await temporaryFolder({ 'b.md': text }), 'b.md');
    const answer = jsonOf<{ imported: { text: string; problems: string[] }[] }>(
      await run('import', file, '--into', folder, '--dry-run', '--json'),
    );
    expect(answer.imported[0]!.text).toContain('## Transcript\n\nAnn Lee: One.\n\nTom Wood: Two.\n');
    expect(answer.imported[0]!.text).toContain('host of this show');
  });

  test('takes its title from a file’s name without the endings, and with its dots', async () => {
    const folder = await library();
    const captions = '1\n00:00:01,000 --> 00:00:02,000\nHello.\n';
    const titleOf = async (name: string) =>
      /^title: .*$/m.exec(
        (await run('import', join(await temporaryFolder({ [name]: captions }), name), '--into', folder, '--dry-run'))
          .stdout,
      )?.[0];
    expect(await titleOf('talk-one.mp3.en.srt')).toBe('title: "Talk one"');
    expect(await titleOf('No. 4.5 The shed.wav.srt')).toBe('title: "No. 4.5 The shed"');
    expect(await titleOf('Talk.with.Dr.Ward.srt')).toBe('title: "Talk.with.Dr.Ward"');
  });
});

describe('import of other encodings', () => {
  const words = '1\n00:00:01,000 --> 00:00:02,000\nCafé — да.\n';

  test('a guess is told, and another can be chosen', async () => {
    const folder = await library();
    const other = await temporaryFolder({});
    const file = join(other, 'talk.srt');
    // “Здравствуйте, как дела?” in Windows-1251.
    await writeFile(
      file,
      Buffer.concat([
        Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
        Buffer.from('c7e4f0e0e2f1f2e2f3e9f2e52c20eae0ea20e4e5ebe03f', 'hex'),
        Buffer.from('\n'),
      ]),
    );
    const guessed = await run('import', file, '--into', folder, '--dry-run');
    expect(guessed.stdout).toContain('?? Здравствуйте, как дела?');
    expect(guessed.stderr).toContain('was read as Cyrillic (Windows-1251). If letters look wrong, choose another');
    const chosen = await run('import', file, '--into', folder, '--dry-run', '--encoding', 'cp1251');
    expect(chosen).toMatchObject({ code: 0, stderr: '' });
    expect(chosen.stdout).toContain('?? Здравствуйте, как дела?');
    expect((await run('import', file, '--into', folder, '--dry-run', '--encoding', 'koi8-r')).stdout).not.toContain(
      'Здравствуйте',
    );
    expect(await run('import', file, '--into', folder, '--encoding', 'klingon')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Choose one of utf-8, utf-16le') as string,
    });
  });

  test('UTF-16 without a mark is read, of either order', async () => {
    const folder = await library();
    const other = await temporaryFolder({});
    const little = Buffer.from(words, 'utf16le');
    await writeFile(join(other, 'little.srt'), little);
    await writeFile(join(other, 'big.srt'), Buffer.from(little).swap16());
    for (const name of ['little.srt', 'big.srt'])
      expect((await run('import', join(other, name), '--into', folder, '--dry-run')).stdout).toContain('?? Café — да.');
  });

  test('what XML says of itself is no guess, and damage in UTF-8 costs no other letters', async () => {
    const folder = await library();
    const other = await temporaryFolder({});
    await writeFile(
      join(other, 'a.ttml'),
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="windows-1251"?><tt><body><p begin="1s" end="2s">'),
        Buffer.from('c4e0', 'hex'),
        Buffer.from('</p></body></tt>'),
      ]),
    );
    expect(await run('import', join(other, 'a.ttml'), '--into', folder, '--dry-run')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('?? Да') as string,
    });
    await writeFile(
      join(other, 'b.srt'),
      Buffer.concat([
        Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nЗдравствуйте, это '),
        Buffer.from([0xff]),
        Buffer.from('.\n'),
      ]),
    );
    const ran = await run('import', join(other, 'b.srt'), '--into', folder, '--dry-run');
    expect(ran.stdout).toContain('Здравствуйте, это \uFFFD.');
    expect(ran.stderr).toContain('One character is none in Unicode (UTF-8), and came in as \uFFFD.');
  });

  test('what has no character in the encoding is told', async () => {
    const folder = await library();
    const file = join(await temporaryFolder({}), 'talk.srt');
    await writeFile(
      file,
      Buffer.concat([Buffer.from(words.split('Café')[0]!), Buffer.from([0x43, 0xff]), Buffer.from('\n')]),
    );
    expect((await run('import', file, '--into', folder, '--dry-run', '--encoding', 'utf-8')).stderr).toContain(
      'One character is none in Unicode (UTF-8)',
    );
  });

  test('a file can be read as another format than it looks like', async () => {
    const folder = await library();
    const file = join(await temporaryFolder({ 'talk.srt': words }), 'talk.srt');
    expect((await run('import', file, '--into', folder, '--dry-run', '--format', 'text')).stdout).toContain('-->');
  });

  test('direction marks are no words', async () => {
    const folder = await library();
    const file = join(
      await temporaryFolder({
        'talk.vtt':
          'WEBVTT\n\n00:01.000 --> 00:02.000\n<v \u200Fרוזה>\u202Bשלום.\u202C\n\n00:03.000 --> 00:04.000\n<v רוזה>\u2067תודה.\u2069\n',
      }),
      'talk.vtt',
    );
    const answer = jsonOf<{ imported: { text: string; speakers: string[] }[] }>(
      await run('import', file, '--into', folder, '--dry-run', '--json'),
    );
    expect(answer.imported[0]!.speakers).toEqual(['רוזה']);
    expect(answer.imported[0]!.text).not.toMatch(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
  });
});

const captions =
  '1\n00:00:01,000 --> 00:00:03,000\nwell thanks for coming\n\n2\n00:00:04,500 --> 00:00:06,000\nthank you it was a pleasure\n';

describe('align', () => {
  test('keeps times beside an episode whose house style has none; its bytes stay', async () => {
    const folder = await temporaryFolder({ 'first.md': episodeText('First'), 'rostrum.yaml': 'title: Test\n' });
    const timed = join(await temporaryFolder({ 'timed.srt': captions }), 'timed.srt');
    const before = await readFile(join(folder, 'first.md'));
    expect((await run('align', join(folder, 'first.md'), timed, '--dry-run')).stdout).toContain(
      'would get 2 times beside the episode; 10 of 10 words found',
    );
    expect(await listFiles(folder)).toEqual(['first.md', 'rostrum.yaml']);
    const answer = jsonOf(await run('align', join(folder, 'first.md'), timed, '--json'));
    expect(answer).toMatchObject({
      turns: 2,
      exact: 2,
      written: { text: 0, sidecar: 2 },
      words: 10,
      matched: 10,
      differing: [],
      without: [],
      dryRun: false,
    });
    expect(await readFile(join(folder, 'first.md'))).toEqual(before);
    expect(await readFile(join(folder, '.rostrum/episodes/first.md.tsv'), 'utf8')).toContain('000:00:04.500');
  });

  test('puts stripped times back where the library’s other episodes have them', async () => {
    const timedEpisode = (title: string) =>
      `---\ntitle: "${title}"\ndate: 2012-10-25\n---\n\n**Michelle Drumm:** \\[00:01\\] Well, thanks for coming.\n\n**Tara Woods:** \\[00:04\\] Thank you, it was a pleasure.\n\n**Michelle Drumm:** \\[00:09\\] Bye.\n`;
    const folder = await temporaryFolder({
      'a.md': timedEpisode('A'),
      'b.md': timedEpisode('B'),
      'c.md': timedEpisode('C').replaceAll(/\\\[[\d:]+\\\] /g, ''),
      'rostrum.yaml': 'title: Test\n',
    });
    const timed = join(
      await temporaryFolder({ 'timed.srt': `${captions}\n3\n00:00:09,200 --> 00:00:10,000\nbye\n` }),
      'timed.srt',
    );
    expect((await run('align', join(folder, 'c.md'), timed)).stdout).toContain('got 3 times in the text');
    expect(await readFile(join(folder, 'c.md'), 'utf8')).toBe(timedEpisode('C'));
  });

  test('a file of another episode is refused, and nothing is written', async () => {
    const folder = await temporaryFolder({ 'first.md': episodeText('First'), 'rostrum.yaml': 'title: Test\n' });
    const timed = join(
      await temporaryFolder({ 'timed.srt': '1\n00:00:01,000 --> 00:00:03,000\nsomething else altogether here\n' }),
      'timed.srt',
    );
    const ran = await run('align', join(folder, 'first.md'), timed);
    expect(ran).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('It may belong to another episode. Nothing was changed.') as string,
    });
    expect(await listFiles(folder)).toEqual(['first.md', 'rostrum.yaml']);
  });
});

describe('convert', () => {
  test('prints captions from the times beside the episode, or writes them where nothing stands yet', async () => {
    const folder = await temporaryFolder({ 'first.md': episodeText('First'), 'rostrum.yaml': 'title: Test\n' });
    const path = join(folder, 'first.md');
    const refused = await run('convert', path, '--format', 'vtt');
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('The turns have no times.') as string,
    });
    await run('align', path, join(await temporaryFolder({ 'timed.srt': captions }), 'timed.srt'));
    expect((await run('convert', path, '--format', 'vtt')).stdout).toContain(
      '00:00:04.500 --> 00:00:08.500\n<v Tara Woods>Thank you, it was a pleasure.</v>',
    );
    const target = join(folder, 'first.srt');
    expect((await run('convert', path, '--format', 'srt', '-o', target)).code).toBe(0);
    expect((await readFile(target, 'utf8')).split('\n')[2]).toBe('Michelle Drumm: Well, thanks for coming.');
    expect(await run('convert', path, '--format', 'srt', '-o', target)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is a file of this name already.') as string,
    });
  });

  test('gives a Word document to a file only', async () => {
    const folder = await temporaryFolder({ 'first.md': episodeText('First') });
    expect(await run('convert', join(folder, 'first.md'), '--format', 'docx')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Name a file for it with --output.') as string,
    });
  });

  test('what was written imports again to the same turns and times', async () => {
    const folder = await temporaryFolder({ 'first.md': episodeText('First'), 'rostrum.yaml': 'title: Test\n' });
    const path = join(folder, 'first.md');
    await run('align', path, join(await temporaryFolder({ 'timed.srt': captions }), 'timed.srt'));
    for (const format of ['vtt', 'srt', 'json', 'html', 'txt', 'docx']) {
      const file = join(await temporaryFolder({}), `out.${format}`);
      expect((await run('convert', path, '--format', format, '-o', file)).stderr).toBe('');
      const answer = jsonOf<{ imported: { text: string; timed: number }[] }>(
        // A document says its title, whose name is free elsewhere.
        await run('import', file, '--into', await temporaryFolder({}), '--dry-run', '--json'),
      );
      expect(answer.imported[0]!.text.split('---\n\n')[1]!.replace('# First\n\n', ''), format).toBe(
        episodeText('First').split('---\n\n')[1],
      );
      expect(answer.imported[0]!.timed, format).toBe(2);
    }
  });
});
