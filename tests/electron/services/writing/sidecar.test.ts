import { expect, test } from 'vitest';
import { emptySidecar } from '../../../../shared/sidecar/sidecar-record.ts';
import { anchorTurn } from '../../../../shared/sidecar/turn-anchor.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { changeSidecar, readSidecar, stampSidecar } from '../../../../electron/services/writing/sidecar.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder } from '../../../helpers/temporary-folder.ts';

const excuse = { rule: 'doubled-word', anchor: 'had had enough' };

test('what is recorded is read back, and the file goes with the last record', async () => {
  const root = await temporaryFolder();
  const library = await openTestLibrary(root);
  expect(await readSidecar(root, '2019/a.md')).toEqual(emptySidecar);
  expect(await stampSidecar(root)).toEqual(new Map());
  await changeSidecar(library, '2019/a.md', (sidecar) => ({ ...sidecar, excuses: [excuse] }));
  expect(await readText(root, '.rostrum/episodes/2019/a.md.tsv')).toBe('excuse\tdoubled-word\thad had enough\n');
  expect([...(await stampSidecar(root)).keys()]).toEqual(['2019/a.md']);
  expect((await readSidecar(root, '2019/a.md')).excuses).toEqual([excuse]);
  await changeSidecar(library, '2019/a.md', (sidecar) => ({ ...sidecar, excuses: [] }));
  expect(await listFiles(root)).toEqual([]);
});

test('one record leaves the others as they are, those of a newer version too', async () => {
  const root = await temporaryFolder({
    '.rostrum/episodes/a.md.tsv': 'excuse\tdoubled-word\thad had enough\nmood\tsunny\n',
  });
  const library = await openTestLibrary(root);
  await changeSidecar(library, 'a.md', (sidecar) => ({
    ...sidecar,
    reviewed: [anchorTurn(parseEpisode('AB - Ann Bell\n\nAB One.\n', {}), 0)],
  }));
  const [first, second, third] = (await readText(root, '.rostrum/episodes/a.md.tsv')).split('\n');
  expect([first, second]).toEqual(['excuse\tdoubled-word\thad had enough', 'mood\tsunny']);
  expect(third).toMatch(/^reviewed\t1\t/);
});

test('two changes at once are both kept', async () => {
  const root = await temporaryFolder();
  const library = await openTestLibrary(root);
  const rules = ['a', 'b', 'c'];
  await Promise.all(
    rules.map((rule) =>
      changeSidecar(library, 'a.md', (sidecar) => ({
        ...sidecar,
        excuses: [...sidecar.excuses, { rule, anchor: null }],
      })),
    ),
  );
  expect((await readSidecar(root, 'a.md')).excuses.map(({ rule }) => rule)).toEqual(rules);
});

test('a folder in the record’s place is told, and nothing is lost', async () => {
  const root = await temporaryFolder({ '.rostrum/episodes/a.md.tsv/kept.txt': 'kept' });
  expect(await expectFailure(readSidecar(root, 'a.md'))).toMatchObject({ code: 'unreadable' });
  expect((await stampSidecar(root)).has('a.md')).toBe(false);
  expect(await listFiles(root)).toEqual(['.rostrum/episodes/a.md.tsv/kept.txt']);
});
