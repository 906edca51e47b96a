import { join } from 'node:path';
import { expect, test } from 'vitest';
import { episodeText } from '../../helpers/open-test-library.ts';
import { readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { jsonOf, run } from './run.ts';

interface Replaced {
  readonly files: readonly {
    readonly path: string;
    readonly hits: readonly {
      readonly line: number;
      readonly place: string;
      readonly removed: string;
      readonly inserted: string;
      readonly replaced: boolean;
    }[];
  }[];
  readonly total: number;
  readonly changed: readonly string[];
}

const library = () =>
  temporaryFolder({
    'a.md': episodeText('A').replaceAll('\n', '\r\n'),
    'b.md': episodeText('B', 'Nothing to see.'),
    'c.md': episodeText('C'),
  });

test('replaces in all episodes, and touches no other byte', async () => {
  const folder = await library();
  const before = await readText(folder, 'a.md');
  const ran = await run('replace', folder, 'pleasure', 'delight', '--json');
  expect(ran.code).toBe(0);
  expect(jsonOf<Replaced>(ran)).toMatchObject({
    total: 2,
    changed: ['a.md', 'c.md'],
    files: [
      { path: 'a.md', hits: [{ line: 12, place: 'TW', removed: 'pleasure', inserted: 'delight', replaced: true }] },
      { path: 'c.md' },
    ],
  });
  expect(await readText(folder, 'a.md')).toBe(before.replace('pleasure', 'delight'));
});

test('a dry run tells the same and writes nothing', async () => {
  const folder = await library();
  const ran = await run('replace', folder, 'pleasure', 'delight', '--dry-run');
  expect(ran.stdout).toContain('a.md:12: TW Thank you, it was a [-pleasure-]{+delight+}.');
  expect(ran.stdout).toContain('2 places in 2 episodes; nothing written (dry run)');
  expect(await readText(folder, 'a.md')).toBe(episodeText('A').replaceAll('\n', '\r\n'));
});

test('only in one field, of the episodes named', async () => {
  const folder = await library();
  const ran = await run('replace', folder, '^.$', '$& side', '--regex', '--field', 'title', '--only', 'c.md', '--json');
  expect(jsonOf<Replaced>(ran).changed).toEqual(['c.md']);
  expect(await readText(folder, 'c.md')).toContain('title: "C side"\n');
});

test('what would change who speaks is left and counted', async () => {
  const folder = await library();
  const ran = await run('replace', folder, 'pleasure', '\n\nMD pleasure', '--dry-run');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('0 places in 0 episodes, 2 left; nothing written (dry run)');
});

test('an expression that is none is wrong use', async () => {
  const folder = await library();
  const ran = await run('replace', folder, '(', 'x', '--regex');
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('This is no regular expression');
});

test('files that cannot be read are told of, and stop no other', async () => {
  const folder = await temporaryFolder({
    'a.md': episodeText('A'),
    'bad.md/c.txt': '',
    'odd.md': new Uint8Array([0xff, ...new TextEncoder().encode('pleasure')]),
  });
  const ran = await run('replace', folder, 'pleasure', 'delight');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('bad.md: This is a folder');
  expect(ran.stderr).toContain('odd.md: The file is not UTF-8 text');
  expect(await readText(join(folder, 'a.md'))).toContain('delight');
});

test('a speaker whom nobody knows is refused with names that are near; one who does not say it is not', async () => {
  const folder = await library();
  const ran = await run('replace', folder, 'pleasure', 'delight', '--speaker', 'Tara Wood', '--json');
  expect(ran).toMatchObject({ code: 2, stdout: expect.stringMatching(/^\{"error":/) as string });
  expect(ran.stderr).toContain('Nobody in this library is called “Tara Wood”. There are “Tara Woods”.');
  for (const known of ['michelle drumm', 'md']) {
    expect(await run('replace', folder, 'pleasure', 'delight', '--speaker', known)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: '0 places in 0 episodes; nothing to write\n',
    });
  }
  expect((await run('replace', folder, 'pleasure', 'delight', '--speaker', 'Tara Woods')).stdout).toContain(
    '2 places in 2 episodes; written',
  );
});

test('an expression that tries without end is stopped, and changes nothing', async () => {
  const folder = await temporaryFolder({ 'a.md': episodeText('A', `It was ${'a'.repeat(60)}!`) });
  const before = await readText(folder, 'a.md');
  const ran = await run('replace', folder, '(a+)+b', 'x', '--regex', '--timeout', '4');
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('got no further for 4 seconds');
  expect(await readText(folder, 'a.md')).toBe(before);
});
