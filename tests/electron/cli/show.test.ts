import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

describe('show', () => {
  test('prints what is recognised, lines from 1', async () => {
    const folder = await temporaryFolder({ 'bees.md': cleanEpisode });
    const path = join(folder, 'bees.md');
    const ran = await run('show', path, '--json');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(jsonOf(ran)).toEqual({
      path,
      houseStyle: 'initials',
      labelForm: {
        forms: [{ form: '{name}', wordsBelow: false, turns: 4, line: 12 }],
        labels: [
          { label: 'MD', reason: 'declared', turns: 2, line: 9 },
          { label: 'TO', reason: 'declared', turns: 2, line: 10 },
        ],
      },
      frontMatter: {
        ok: true,
        problems: [],
        fields: [
          { key: 'title', raw: '"Keeping bees on the roof"', value: 'Keeping bees on the roof', line: 2 },
          { key: 'date', raw: '2021-03-04', value: '2021-03-04', line: 3 },
          { key: 'draft', raw: 'false', value: false, line: 4 },
          { key: 'episode_number', raw: '007', value: '007', line: 5 },
          { key: 'duration', raw: '"1:02:33"', value: '1:02:33', line: 6 },
        ],
      },
      speakers: [
        { label: 'MD', name: 'Mina Duval', role: null, declaredLine: 9, turns: 2 },
        { label: 'TO', name: 'Tom Okoro', role: null, declaredLine: 10, turns: 2 },
      ],
      turns: [
        { line: 12, endLine: 12, label: 'MD', time: null, endTime: null, words: 10 },
        { line: 14, endLine: 16, label: 'TO', time: null, endTime: null, words: 24 },
        { line: 18, endLine: 18, label: 'MD', time: null, endTime: null, words: 7 },
        { line: 20, endLine: 20, label: 'TO', time: null, endTime: null, words: 3 },
      ],
      narration: [],
      marks: [{ line: 18, kind: 'audience', text: '[laughs]' }],
    });
  });

  test('gives times in seconds', async () => {
    const folder = await temporaryFolder({
      'a.md': 'Lenny (00:00:05):\nHello there.\n\nAnna (01:02:03):\nHello.\n\nLenny (01:02:10):\nBye.\n',
    });
    const { turns } = jsonOf<{ turns: { time: number }[] }>(await run('show', join(folder, 'a.md'), '--json'));
    expect(turns.map(({ time }) => time)).toEqual([5, 3723, 3730]);
  });

  test('prints one object a line, goes past a file that cannot be read, and exits 2', async () => {
    const folder = await temporaryFolder({ 'a.md': cleanEpisode, 'c.md': cleanEpisode });
    const ran = await run('show', join(folder, 'a.md'), join(folder, 'b.md'), join(folder, 'c.md'), '--json');
    const lines = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { path: string; error?: string; turns?: unknown[] });
    expect(lines.map(({ turns, error }) => turns?.length ?? error)).toEqual([
      4,
      expect.stringContaining('not there'),
      4,
    ]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('b.md');
  });

  test('says in which form labels were read, and lint does so with --explain', async () => {
    const folder = await temporaryFolder({
      'a.md': '[00:00] **Ana:** Yes.\n\n[00:05] **Ben:** No.\n\n[00:09] **Ana:** Yes.\n',
    });
    const written = '**{name}:**';
    const shown = await run('show', join(folder, 'a.md'));
    expect(shown.stdout).toContain(`[{time}] ${written}`);
    const linted = await run('lint', join(folder, 'a.md'), '--explain');
    expect(linted.stderr).toContain(`[{time}] ${written}`);
    expect(linted.stderr).toContain('Ben  has a time');
    expect((await run('lint', join(folder, 'a.md'), '--house-style', 'name-time')).stderr).toContain(
      'no label was read in the house style name-time',
    );
  });

  test('reads for people without --json', async () => {
    const folder = await temporaryFolder({ 'bees.md': cleanEpisode });
    const { code, stdout } = await run('show', join(folder, 'bees.md'));
    expect(code).toBe(0);
    expect(stdout).toContain('house style initials, 4 turns, 44 words, 1 mark');
    expect(stdout).toMatch(/MD {2}Mina Duval {2}2 turns {2}declared in line 9\n/);
  });

  test('follows the house style that the library’s settings name', async () => {
    const text = 'Host: Hello.\n\nGuest: Hello.\n\nHost: Bye.\n';
    const folder = await temporaryFolder({
      'rostrum.yaml': 'houseStyle: initials\n',
      'deep/er/a.md': text,
      'b.md': text,
    });
    expect(jsonOf<{ turns: unknown[] }>(await run('show', join(folder, 'deep/er/a.md'), '--json')).turns).toEqual([]);
  });
});
