import { expect, test } from 'vitest';
import { episodeText } from '../../helpers/open-test-library.ts';
import { readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { jsonOf, run } from './run.ts';

const entities = episodeText('Entities', 'I didn&#39;t, and he couldn&#39;t.');
const library = () =>
  temporaryFolder({
    'a.md': entities.replaceAll('\n', '\r\n'),
    'sub/b.md': entities,
    'c.md': episodeText('C').replace('TW Thank', 'QX Thank'),
  });

test('fixes what a rule finds in all episodes, and touches no other byte', async () => {
  const folder = await library();
  const before = await readText(folder, 'a.md');
  const ran = await run('fix', folder, 'html-entity', '--json');
  expect(ran.code).toBe(0);
  expect(jsonOf<object>(ran)).toMatchObject({
    total: 4,
    fixed: 4,
    changed: ['a.md', 'sub/b.md'],
    files: [
      {
        path: 'a.md',
        hits: [{ line: 12, place: 'TW', removed: '&#39;', inserted: "'", replaced: true }, { line: 12 }],
      },
      { path: 'sub/b.md' },
    ],
  });
  expect(await readText(folder, 'a.md')).toBe(before.replaceAll('&#39;', "'"));
  expect((await run('lint', folder)).stdout).not.toContain('html-entity');
});

test('a dry run tells the same and writes nothing, and --only leaves the others alone', async () => {
  const folder = await library();
  const ran = await run('fix', folder, 'html-entity', '--dry-run', '--only', 'sub/**');
  expect(ran.stdout).toBe(
    "sub/b.md:12: TW I didn[-&#39;-]{+'+}t, and he couldn&#39;t.\nsub/b.md:12: TW I didn&#39;t, and he couldn[-&#39;-]{+'+}t.\n2 problems in 1 episode; nothing written (dry run)\n",
  );
  expect(await readText(folder, 'sub/b.md')).toBe(entities);
});

test('what can be read in several ways is shown and left, and exits 1', async () => {
  const folder = await library();
  const ran = await run('fix', folder, 'unknown-label');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('c.md:12: (left: QX) [-QX-]{+MD+} Thank you');
  expect(ran.stdout).toContain('0 problems in 0 episodes, 1 left; nothing to write');
  expect(await readText(folder, 'c.md')).toContain('QX Thank');
});

test('a rule that does not exist is wrong use, and the rules are named', async () => {
  const ran = await run('fix', await library(), 'unknown-labels');
  expect([ran.code, ran.stdout]).toEqual([2, '']);
  expect(ran.stderr).toContain('unknown-label,');
});
