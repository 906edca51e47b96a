import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { jsonOf, run } from './run.ts';

const episode = (name: string, label = 'BD') =>
  `---
title: With ${name}
date: "2019-05-02"
iriss_archive_libsyn_title: ${name}
---
MD - Michelle Drumm  
${label} - ${name}

MD Welcome, ${name}.

${label} Thank you [inaudible 00:12:33] you [laughs].
`.replaceAll('\n', '\r\n');

const library = () =>
  temporaryFolder({
    'a.md': episode('Brigid Daniel'),
    'b.md': episode('Brigid Daniel'),
    'sub/c.md': episode('Bridget Daniel', 'BDa'),
    'd.md': 'Audience A question?\n',
  });

interface Listed {
  readonly people: readonly {
    name: string;
    labels: string[];
    spellings: string[];
    episodes: string[];
    turns: number;
  }[];
  readonly suggestions: readonly { keep: string; other: string; reason: string }[];
}

describe('people', () => {
  test('lists everybody with labels and episodes, and offers near spellings with the reason', async () => {
    const { people, suggestions } = jsonOf<Listed>(await run('people', await library(), '--json'));
    expect(people.map(({ name, labels, episodes, turns }) => [name, labels, episodes, turns])).toEqual([
      ['Bridget Daniel', ['BDa'], ['sub/c.md'], 1],
      ['Brigid Daniel', ['BD'], ['a.md', 'b.md'], 2],
      ['Michelle Drumm', ['MD'], ['a.md', 'b.md', 'sub/c.md'], 3],
    ]);
    expect(suggestions).toMatchObject([
      {
        keep: 'Brigid Daniel',
        other: 'Bridget Daniel',
        reason: '“Bridget” and “Brigid” are spellings of one name; the surname is the same.',
      },
    ]);
  });

  test('writes nothing into the library unless told what was decided, and remembers that', async () => {
    const folder = await library();
    await run('people', folder);
    expect(await listFiles(folder)).toEqual(['a.md', 'b.md', 'd.md', 'sub/c.md']);
    const { stdout, code } = await run('people', folder, '--different', 'Brigid Daniel', 'Bridget Daniel');
    expect(code).toBe(0);
    expect(stdout).not.toContain('May be');
    expect(await readText(folder, '.rostrum/people')).toBe('different\tBridget Daniel\tBrigid Daniel\n');
    const { people } = jsonOf<Listed>(
      await run('people', folder, '--json', '--same', 'Brigid Daniel', 'Bridget Daniel'),
    );
    expect(people[0]).toMatchObject({
      name: 'Brigid Daniel',
      spellings: ['Brigid Daniel', 'Bridget Daniel'],
      labels: ['BD', 'BDa'],
    });
  });

  test('a decision is about two names', async () => {
    const { code, stderr } = await run('people', await library(), '--same', 'Brigid Daniel');
    expect(code).toBe(2);
    expect(stderr).toContain('--same is about two names');
  });
});

describe('rename-person', () => {
  test('renames in all files, leaves what is said and frozen fields, and changes no other byte', async () => {
    const folder = await library();
    const before = await readText(folder, 'a.md');
    const { code, stdout } = await run('rename-person', folder, '--from', 'Brigid Daniel', '--to', 'Brigid Ross');
    expect(code).toBe(0);
    expect(stdout).toContain('2 places in 2 episodes; written');
    expect(await readText(folder, 'a.md')).toBe(before.replace('BD - Brigid Daniel', 'BD - Brigid Ross'));
    expect(await readText(folder, 'sub/c.md')).toBe(episode('Bridget Daniel', 'BDa'));
  });

  test('with --words also where the name is said, with --initials also the label', async () => {
    const folder = await library();
    const before = await readText(folder, 'a.md');
    await run('rename-person', folder, '--from', 'Brigid Daniel', '--to', 'Brigid Ross', '--words', '--initials');
    expect(await readText(folder, 'a.md')).toBe(
      before
        .replace('With Brigid Daniel', 'With Brigid Ross')
        .replace('BD - Brigid Daniel', 'BR - Brigid Ross')
        .replace('Welcome, Brigid Daniel', 'Welcome, Brigid Ross')
        .replace('BD Thank', 'BR Thank'),
    );
  });

  test('--dry-run tells the same and writes nothing', async () => {
    const folder = await library();
    const told = jsonOf<{ files: { path: string; hits: { kind: string; renamed: boolean }[] }[]; changed: string[] }>(
      await run('rename-person', folder, '--from', 'Brigid Daniel', '--to', 'Brigid Ross', '--dry-run', '--json'),
    );
    expect(told.files.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    expect(told.files[0]!.hits.map(({ kind, renamed }) => `${kind} ${renamed}`)).toEqual([
      'words false',
      'initials false',
      'name true',
      'words false',
    ]);
    expect(told.changed).toEqual([]);
    expect(await readText(folder, 'a.md')).toBe(episode('Brigid Daniel'));
  });

  test('a name that nobody has is refused with names that are near', async () => {
    const { code, stderr } = await run('rename-person', await library(), '--from', 'Brigitte Daniel', '--to', 'X Y');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'Nobody in this library is called “Brigitte Daniel”. There are “Bridget Daniel”, “Brigid Daniel”.',
    );
  });
});

describe('marks', () => {
  test('lists what is unresolved with its place; [laughs] only when asked', async () => {
    const folder = await library();
    const { marks, total, byKind } = jsonOf<{
      marks: { path: string; line: number; kind: string; text: string; speaker: string }[];
      total: number;
      byKind: Record<string, number>;
    }>(await run('marks', folder, '--json'));
    expect(total).toBe(3);
    expect(marks[0]).toMatchObject({
      path: 'a.md',
      line: 11,
      kind: 'unheard',
      text: '[inaudible 00:12:33]',
      speaker: 'Brigid Daniel',
    });
    expect(byKind).toMatchObject({ unheard: 3, sound: 0 });
    expect(jsonOf<{ total: number }>(await run('marks', folder, '--json', '--all')).total).toBe(6);
    expect(jsonOf<{ total: number }>(await run('marks', folder, '--json', '--kind', 'sound')).total).toBe(3);
  });

  test('prints path and line first', async () => {
    const { stdout } = await run('marks', await library());
    expect(stdout).toContain('a.md:11: Thank you [inaudible 00:12:33] you [laughs].\n');
    expect(stdout).toContain('3 marks in 3 episodes: 3 not understood\n');
  });

  test('prints what stands around several marks once, and those far apart in a line each with its own words', async () => {
    const far = 'and so it went on from year to year '.repeat(6);
    const folder = await temporaryFolder({
      'a.md': `MD - Mina Duval\n\nMD The [inaudible] of [inaudible] came [crosstalk] late ${far}until [inaudible] left.\n`,
    });
    const { stdout } = await run('marks', folder);
    const lines = stdout.split('\n').filter((line) => line.startsWith('a.md:3: '));
    expect(lines).toEqual([
      expect.stringMatching(/^a\.md:3: The \[inaudible\] of \[inaudible\] came \[crosstalk\] late [^[]+…$/),
      expect.stringMatching(/^a\.md:3: …[^[]+ until \[inaudible\] left\.$/),
    ]);
    expect(stdout).toContain('4 marks in 1 episode');
  });

  test('a kind that is none is wrong use', async () => {
    expect((await run('marks', join(await library()), '--kind', 'sneezes')).code).toBe(2);
  });
});
