import { join } from 'node:path';
import { expect, test } from 'vitest';
import { episodeText } from '../../helpers/open-test-library.ts';
import { readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';
import { jsonOf, run } from './run.ts';

/** What every object of JavaScript has, so that a lookup by these names finds what nobody put there. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

test.each(inherited)('“%s” is a guest, a field, a speaker, a label and a column like any other', async (name) => {
  const library = await temporaryFolder({
    'a.md': episodeText('A'),
    'b.md': episodeText('B').replace('---\n', `---\n${name}: kept\n`),
  });
  const captions = await temporaryFolder({});
  await writeFiles(captions, {
    'talk.vtt': `WEBVTT\n\n00:01.000 --> 00:02.000\n<v ${name}>Hello.\n\n00:02.000 --> 00:03.000\n<v Ann Lee>Yes.\n`,
  });

  const made = await run('new', library, '--title', 'Names', '--guests', `${name},Ann Lee`, '--json');
  expect(made.code, made.stderr).toBe(0);
  const imported = await run('import', join(captions, 'talk.vtt'), '--into', library, '--as', 'talk', '--json');
  expect(imported.code, imported.stderr).toBe(0);
  expect(jsonOf<{ imported: { speakers: string[]; unassigned: number }[] }>(imported).imported[0]).toMatchObject({
    speakers: [name, 'Ann Lee'],
  });
  expect(await readText(library, 'talk.md')).toContain('Hello.');

  const listed = await run('list', library, '--columns', `title,${name}`, '--format', 'json');
  expect(listed.code, listed.stderr).toBe(0);
  const cells = jsonOf<{ rows: Record<string, string>[] }>(listed).rows.map(
    (row) => Object.entries(row).find(([key]) => key === name)?.[1],
  );
  expect(cells.filter((cell) => cell === 'kept')).toHaveLength(1);
  expect(cells.every((cell) => cell === 'kept' || cell === '')).toBe(true);

  for (const command of [
    ['show', join(library, 'b.md')],
    ['lint', library],
    ['people', library],
    ['set', join(library, 'b.md'), name, 'another'],
    ['relabel', join(library, 'b.md'), '--from', 'TW', '--to', 'XY'],
    ['rename-person', library, '--from', name, '--to', 'Bo Lund', '--dry-run'],
  ]) {
    const ran = await run(...command);
    expect([0, 1], `${command[0]}: ${ran.stderr}`).toContain(ran.code);
    expect(ran.stderr, command[0]).not.toContain('internal');
  }
  expect(await readText(library, 'b.md')).toContain(`${name}: another`);
});
