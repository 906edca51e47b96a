import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

interface Doubts {
  readonly turns: readonly { line: number; label: string; score: number; likelier: string; reason: string }[];
}

/** A host who asks and a guest who tells, again and again; one question is under the guest's label. */
const interview = `MD - Mina Duval  
TO - Tom Okoro

${Array.from({ length: 12 }, (_, i) => `${i === 7 ? 'TO' : 'MD'} And what did the bees do in year ${i}?\n\nTO They flew over the roof and came back in the evening, as bees do, and I wrote it down in book ${i}.\n`).join('\n')}`;

describe('doubts', () => {
  test('puts the turn under the wrong label first, and says why', async () => {
    const folder = await temporaryFolder({ 'a.md': interview });
    const { turns } = jsonOf<Doubts>(await run('doubts', join(folder, 'a.md'), '--json'));
    expect(turns).toHaveLength(24);
    expect(turns[0]).toEqual({
      line: 32,
      label: 'TO',
      likelier: 'MD',
      score: expect.any(Number),
      reason: expect.any(String),
    });
    expect(turns[0]!.reason).not.toBe('');
    expect(turns.map(({ score }) => score)).toEqual(turns.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  test('lists so many as --limit says, one a line', async () => {
    const folder = await temporaryFolder({ 'a.md': interview });
    expect(jsonOf<Doubts>(await run('doubts', join(folder, 'a.md'), '--json', '--limit', '3')).turns).toHaveLength(3);
    expect((await run('doubts', join(folder, 'a.md'), '--limit', '1')).stdout).toMatch(
      /^\S*a\.md:32 +\d+% +TO → MD\? +.+\n$/,
    );
    expect((await run('doubts', join(folder, 'a.md'), '--limit', '0')).code).toBe(2);
  });

  test('says that there is nothing to doubt where one person speaks, or nobody', async () => {
    const folder = await temporaryFolder({ 'a.md': 'Only words.\n', 'b.md': cleanEpisode.replaceAll('TO ', 'MD ') });
    expect(await run('doubts', join(folder, 'a.md'))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing to doubt'),
    });
    expect(jsonOf<Doubts>(await run('doubts', join(folder, 'b.md'), '--json'))).toEqual({ turns: [] });
    expect((await run('doubts', join(folder, 'none.md'))).code).toBe(2);
  });

  test('asks for one file where a folder is named', async () => {
    const ran = await run('doubts', await temporaryFolder({ 'a.md': interview }));
    expect(ran).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('This is a folder, not a file. Name one file'),
    });
  });
});
