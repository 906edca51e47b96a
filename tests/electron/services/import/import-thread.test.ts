import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readForeignFile, type ReadFileOptions } from '../../../../electron/services/import/import-thread.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { wordDocument, wordParagraph } from '../../../helpers/word-document.ts';

const line = wordParagraph('Ines Ward: We lend tools to anybody who asks.');

async function fileOf(bytes: Uint8Array | string): Promise<string> {
  const file = join(await temporaryFolder({}), 'talk.docx');
  await writeFile(file, bytes);
  return file;
}

async function refusal(file: string, options: ReadFileOptions = {}): Promise<string> {
  const { code, message } = await expectFailure(readForeignFile(file, options));
  return `${code}: ${message}`;
}

const megabytesOf = (count: number) => wordDocument(line.repeat((count * 1024 * 1024) / line.length));

/** Writes another unpacked size for `word/document.xml` into the directory of an archive. */
function claimSize(archive: Buffer, size: number): Buffer {
  const name = archive.lastIndexOf('word/document.xml');
  const entry = archive.lastIndexOf('PK\x01\x02', name, 'latin1');
  archive.writeUInt32LE(size, entry + 24);
  return archive;
}

describe('reading a file of another program', () => {
  test('a document of 64 MB in a file of less than one is refused by what its directory says', async () => {
    const document = await megabytesOf(64);
    expect(document.length).toBeLessThan(2 ** 20);
    expect(await refusal(await fileOf(document))).toMatch(/^unreadable: .*more than 32 MB/);
  });

  test('a document that unpacks to more than its directory says is refused once it does', async () => {
    expect(await refusal(await fileOf(claimSize(await megabytesOf(40), 1000)))).toMatch(
      /^unreadable: .*no Word document/,
    );
  });

  test('pictures of any size are never unpacked', async () => {
    const { transcript } = await readForeignFile(
      await fileOf(await wordDocument(line, { 'word/media/image1.png': 'a'.repeat(50 * 1024 * 1024) })),
    );
    expect(transcript.segments).toHaveLength(1);
  });

  test('a document that is nested without end is refused in words', async () => {
    const depth = 20_000;
    expect(
      await refusal(
        await fileOf(
          await wordDocument(`${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`),
        ),
      ),
    ).toMatch(/^unreadable: .*nested too deeply/);
  });

  test('what takes too much memory is stopped, and says so', async () => {
    expect(await refusal(await fileOf(await megabytesOf(8)), { limits: { seconds: 60, megabytes: 64 } })).toMatch(
      /^unreadable: .*more than 64 MB of memory/,
    );
  });

  test('what takes too long is stopped, and says so', async () => {
    expect(await refusal(await fileOf(await megabytesOf(8)), { limits: { seconds: 0.2, megabytes: 1024 } })).toMatch(
      /^unreadable: .*longer than 0\.2 seconds/,
    );
  });

  test('it can be stopped in the middle, and never holds up the thread that asked', async () => {
    const stop = new AbortController();
    const reading = refusal(await fileOf(await megabytesOf(8)), { signal: stop.signal });
    for (let turn = 0; turn < 1000; turn++) await setImmediate();
    stop.abort();
    expect(await reading).toMatch(/^cancelled: Stopped/);
  });

  test('what the file is instead is told as ever', async () => {
    expect(await refusal(await fileOf('%PDF-1.7'))).toMatch(/^unreadable: .*PDF/);
    expect(await refusal(join(await temporaryFolder({}), 'gone.srt'))).toMatch(/^not-found: .*not there/);
  });
});
