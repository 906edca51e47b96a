import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exchangeFiles } from '../../../electron/files/exchange-files.ts';
import { hashBytes } from '../../../electron/files/hash.ts';
import { readSource } from '../../../electron/files/read-file.ts';
import { removeLeftovers } from '../../../electron/files/leftovers.ts';
import { currentHash, replaceFile, stageFile } from '../../../electron/files/write-file.ts';
import { collectGarbage } from '../../../electron/services/machine/collect-garbage.ts';
import { encode, encodeEdits } from '../../../shared/text/source-text.ts';
import { canMount } from '../../faults/full-disk.ts';
import { expectFailure } from '../../helpers/expect-failure.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const hashOf = (text: string) => hashBytes(bytes(text));

test('puts new bytes in place of those expected, and leaves nothing else behind', async () => {
  const folder = await temporaryFolder({ 'a.md': 'old' });
  await replaceFile(join(folder, 'a.md'), { expectedHash: hashOf('old'), bytes: bytes('new') });
  expect(await readText(folder, 'a.md')).toBe('new');
  expect(await listFiles(folder)).toEqual(['a.md']);
});

test('makes a new file with its folders', async () => {
  const folder = await temporaryFolder();
  await replaceFile(join(folder, 'x/y/a.md'), { expectedHash: null, bytes: bytes('new') });
  expect(await readText(folder, 'x/y/a.md')).toBe('new');
});

test('a file that is written beside its place holds its bytes no longer', async () => {
  const root = await temporaryFolder();
  const stage = async () => {
    const bytes = new TextEncoder().encode('New.\n');
    return {
      bytes: new WeakRef(bytes),
      staged: await stageFile(join(root, 'a.md'), { expectedHash: null, bytes }),
    };
  };
  const { bytes, staged } = await stage();
  await wait(10);
  collectGarbage('major');
  expect(bytes.deref()).toBeUndefined();
  await staged.put();
  expect(await readText(root, 'a.md')).toBe('New.\n');
});

test('writes nothing where something else stands than expected', async () => {
  const folder = await temporaryFolder({ 'a.md': 'theirs' });
  const path = join(folder, 'a.md');
  expect(await expectFailure(replaceFile(path, { expectedHash: hashOf('mine'), bytes: bytes('new') }))).toMatchObject({
    code: 'changed-on-disk',
    path,
  });
  expect(await expectFailure(replaceFile(path, { expectedHash: null, bytes: bytes('new') }))).toMatchObject({
    code: 'changed-on-disk',
  });
  expect(
    await expectFailure(replaceFile(join(folder, 'gone.md'), { expectedHash: hashOf('mine'), bytes: bytes('new') })),
  ).toMatchObject({ code: 'not-found' });
  expect(await listFiles(folder)).toEqual(['a.md']);
  expect(await readText(folder, 'a.md')).toBe('theirs');
});

test('writes through a link and keeps it', async () => {
  const folder = await temporaryFolder({ 'real/a.md': 'old' });
  await symlink('real/a.md', join(folder, 'link.md'));
  await replaceFile(join(folder, 'link.md'), { expectedHash: hashOf('old'), bytes: bytes('new') });
  expect(await readlink(join(folder, 'link.md'))).toBe('real/a.md');
  expect(await readText(folder, 'real/a.md')).toBe('new');
});

test('does not replace a link that leads nowhere', async () => {
  const folder = await temporaryFolder();
  await symlink('nowhere.md', join(folder, 'link.md'));
  expect(
    await expectFailure(replaceFile(join(folder, 'link.md'), { expectedHash: null, bytes: bytes('new') })),
  ).toMatchObject({ code: 'changed-on-disk' });
  expect((await lstat(join(folder, 'link.md'))).isSymbolicLink()).toBe(true);
});

describe.skipIf(process.platform === 'win32')('permissions', () => {
  test('stay as they were', async () => {
    const folder = await temporaryFolder({ 'a.md': 'old' });
    await chmod(join(folder, 'a.md'), 0o664);
    await replaceFile(join(folder, 'a.md'), { expectedHash: hashOf('old'), bytes: bytes('new') });
    expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o664);
  });

  test('a read-only file and a read-only folder are left alone, whoever asks', async () => {
    const folder = await temporaryFolder({ 'a.md': 'old', 'closed/b.md': 'old' });
    await chmod(join(folder, 'a.md'), 0o444);
    await chmod(join(folder, 'closed'), 0o555);
    onTestFinished(() => chmod(join(folder, 'closed'), 0o755));
    const replacement = { expectedHash: hashOf('old'), bytes: bytes('new') };
    expect(await expectFailure(replaceFile(join(folder, 'a.md'), replacement))).toMatchObject({
      code: 'read-only',
      message: 'The file is marked as read-only.',
    });
    expect(await expectFailure(replaceFile(join(folder, 'closed/b.md'), replacement))).toMatchObject({
      code: 'read-only',
      message: 'The folder is marked as read-only.',
    });
    expect(await readText(folder, 'a.md')).toBe('old');
    expect(await listFiles(folder)).toEqual(['a.md', 'closed/b.md']);
  });
});

test('says so where a file stands in the way of a folder, or a folder in the way of the file', async () => {
  const folder = await temporaryFolder({ file: '' });
  await mkdir(join(folder, 'a.md'));
  expect(
    await expectFailure(replaceFile(join(folder, 'file/a.md'), { expectedHash: null, bytes: bytes('new') })),
  ).toMatchObject({ code: 'not-found', message: 'A part of the path is a file, not a folder.' });
  expect(
    await expectFailure(replaceFile(join(folder, 'a.md'), { expectedHash: null, bytes: bytes('new') })),
  ).toMatchObject({ code: 'changed-on-disk' });
  expect(await listFiles(folder)).toEqual(['file']);
});

/** A disk of 64 kB, where the machine lets us have one: it takes an administrator and Linux. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('on a full disk the old bytes stay, and nothing half-written beside them (needs the right to mount)', async ({
  skip,
}) => {
  const folder = await temporaryFolder();
  if (!mountSmallDisk(folder)) skip('no small disk can be mounted here');
  onTestFinished(() => void execFileSync('umount', [folder]));
  await writeFiles(folder, { 'a.md': 'old' });
  const failure = await expectFailure(
    replaceFile(join(folder, 'a.md'), { expectedHash: hashOf('old'), bytes: new Uint8Array(100_000).fill(65) }),
  );
  expect(failure).toMatchObject({ code: 'disk-full', message: 'The disk is full. Nothing was changed.' });
  expect(await readText(folder, 'a.md')).toBe('old');
  expect(await listFiles(folder)).toEqual(['a.md']);
});

test('clears away what an interrupted write of the same file left, and nothing else', async () => {
  const folder = await temporaryFolder({
    'a.md': '',
    '.a.md.0123456789ab.tmp': 'half',
    '.a.md.notes.tmp': '',
    '.b.md.0123456789ab.tmp': '',
  });
  await removeLeftovers([join(folder, 'a.md')]);
  expect(await listFiles(folder)).toEqual(['.a.md.notes.tmp', '.b.md.0123456789ab.tmp', 'a.md']);
});

test('of two programs that replace a file at the same time, neither loses what the other wrote', async ({ skip }) => {
  const folder = await temporaryFolder({ 'a.md': 'first', x: '1', y: '2' });
  if (!(await exchangeFiles(join(folder, 'x'), join(folder, 'y'))))
    skip('the system or this disk cannot exchange two files');
  const path = join(folder, 'a.md');
  const written = new Set(['first']);
  const accounted = new Set<string>();
  let rounds = 60;
  const rival = async () => {
    for (let round = 0; rounds > 0 && round < 5000; round++) {
      written.add(`theirs ${round}`);
      await writeFile(join(folder, 'rival'), `theirs ${round}`);
      // What the rival replaces it holds in its hand.
      await exchangeFiles(join(folder, 'rival'), path);
      accounted.add(await readText(folder, 'rival'));
      for (let wait = round % 40; wait > 0; wait--) await new Promise((done) => setImmediate(done));
    }
  };
  const ours = async () => {
    for (; rounds > 0; rounds--) {
      const before = await readText(folder, 'a.md');
      try {
        await replaceFile(path, { expectedHash: hashOf(before), bytes: bytes(`ours ${rounds}`) });
        written.add(`ours ${rounds}`);
        accounted.add(before);
      } catch (error) {
        expect(error).toMatchObject({ failure: { code: 'changed-on-disk' } });
      }
    }
  };
  await Promise.all([rival(), ours()]);
  accounted.add(await readText(folder, 'a.md'));
  // Where the rival wrote twice in that moment, its first file stays beside the place, for the next start to keep as a version.
  for (const left of (await listFiles(folder)).filter((name) => name.endsWith('.tmp'))) {
    const text = await readText(folder, left);
    expect(text).toMatch(/^theirs /);
    accounted.add(text);
  }
  expect([...written].filter((text) => !accounted.has(text))).toEqual([]);
});

const anyFile = fc
  .record({
    bom: fc.constantFrom('', '\uFEFF'),
    lines: fc.array(
      fc.tuple(
        fc.constantFrom('---', 'title: “a”  # why', 'MD Hallo, Wörld', '', '  ', 'e\u0301 👩‍👩‍👧', 'text: |'),
        fc.constantFrom('\n', '\r\n', '\r'),
      ),
      { maxLength: 12 },
    ),
    end: fc.constantFrom('', 'no final newline'),
  })
  .map(({ bom, lines, end }) => bom + lines.map((line) => line.join('')).join('') + end);

test('saving without edits gives the same bytes, for any line ends', async () => {
  const folder = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(anyFile, async (content) => {
      await writeFiles(folder, { 'a.md': content });
      const { source, hash } = await readSource(join(folder, 'a.md'));
      await replaceFile(join(folder, 'a.md'), { expectedHash: hash, bytes: encode(source) });
      expect(await currentHash(join(folder, 'a.md'))).toBe(hashOf(content));
    }),
    { numRuns: 60 },
  );
});

test('an edit changes its own bytes on the disk and no others', async () => {
  const folder = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(
      anyFile,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('', 'x', '“née”'),
      async (content, start, length, insert) => {
        await writeFiles(folder, { 'a.md': content });
        const { source, hash } = await readSource(join(folder, 'a.md'));
        // Whole lines are kept whole, so that what must stay can be cut from the content itself.
        const points = [0, ...[...source.text].map((_, index, all) => all.slice(0, index + 1).join('').length)];
        const from = points[start % points.length]!;
        const to = points[Math.min(points.length - 1, (start % points.length) + (length % 4))]!;
        await replaceFile(join(folder, 'a.md'), {
          expectedHash: hash,
          bytes: encodeEdits(source, [{ from, to, insert }]),
        });
        const after = await readText(folder, 'a.md');
        const before = encodeText(source.bom, source.text.slice(0, from), content);
        const rest = content.length - encodeText(source.bom, source.text.slice(0, to), content).length;
        expect(after).toBe(before + insert + (rest === 0 ? '' : content.slice(-rest)));
      },
    ),
    { numRuns: 120 },
  );
});

/** The beginning of `content` that reads as `text`. */
function encodeText(bom: boolean, text: string, content: string): string {
  let at = bom ? 1 : 0;
  for (const character of text) {
    if (character === '\n') at += content.startsWith('\r\n', at) ? 2 : 1;
    else at += character.length;
  }
  return content.slice(0, at);
}

test.runIf(process.platform === 'linux')(
  'a folder that the system does not let anybody make keeps nobody waiting',
  async () => {
    expect(
      await expectFailure(replaceFile('/proc/none/at/all/a.md', { expectedHash: null, bytes: bytes('new') })),
    ).toMatchObject({ code: 'not-found' });
  },
);

/** A disk that can only be read is had on Linux alone, by the administrator. */
test.runIf(await canMount())('a new folder on a disk that can only be read is told as that', async () => {
  const disk = await temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]);
  onTestFinished(() => void execFileSync('umount', [disk]));
  expect(
    await expectFailure(replaceFile(join(disk, 'new/a.md'), { expectedHash: null, bytes: bytes('new') })),
  ).toMatchObject({ code: 'read-only', message: 'The disk can only be read.' });
});
