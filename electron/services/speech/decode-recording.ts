import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { RostrumError } from '../../../shared/failure.ts';
import { describeFileError } from '../../files/file-error.ts';

const chunkBytes = 1 << 16;

/**
 * The sound of a recording, piece by piece: one channel of 16,000 samples a second, from -1 to 1. WAV of that form is read as it
 * is, everything else by ffmpeg, where that is installed.
 * @throws RostrumError `unreadable`
 */
export async function* decodeRecording(path: string): AsyncGenerator<Float32Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of (await isPlainWav(path)) ? readPlainWav(path) : runFfmpeg(path)) {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const count = all.length >> 1;
    yield Float32Array.from({ length: count }, (_, index) => all.readInt16LE(index * 2) / 32_768);
    rest = all.subarray(count * 2);
  }
}

/** Whether the samples of a WAV file are those that are needed, right behind a head of the shortest form. */
async function isPlainWav(path: string): Promise<boolean> {
  const head = Buffer.alloc(44);
  const file = await open(path, 'r').catch((error: unknown) => {
    throw describeFileError(error, path, 'read');
  });
  try {
    await file.read(head, 0, 44, 0);
  } finally {
    await file.close();
  }
  return (
    head.toString('latin1', 0, 4) === 'RIFF' &&
    head.readUInt16LE(20) === 1 &&
    head.readUInt16LE(22) === 1 &&
    head.readUInt32LE(24) === 16_000 &&
    head.readUInt16LE(34) === 16 &&
    head.toString('latin1', 36, 40) === 'data'
  );
}

async function* readPlainWav(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (let at = 44; ; at += chunkBytes) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* runFfmpeg(path: string): AsyncGenerator<Buffer> {
  const form = ['-vn', '-ac', '1', '-ar', '16000', '-f', 's16le', '-'];
  // Only files: what is in a playlist may lead to other machines.
  const child = spawn(
    'ffmpeg',
    ['-v', 'error', '-nostdin', '-protocol_whitelist', 'file,pipe', '-i', `file:${path}`, ...form],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-500)));
  const ended = new Promise<number | Error>((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => resolve(code ?? 1));
  });
  let bytes = 0;
  try {
    for await (const chunk of child.stdout) {
      bytes += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    const outcome = await ended;
    if (outcome instanceof Error) throw withoutFfmpeg(path, outcome);
    if (outcome !== 0 && bytes === 0)
      throw new RostrumError({
        code: 'unreadable',
        message: `This recording cannot be decoded: ${said.trim().split('\n').at(-1) ?? ''}`,
        next: 'Open it in another player to see, or export it again as MP3, M4A (AAC), WAV, OGG or FLAC.',
        path,
      });
  } finally {
    child.kill();
  }
}

function withoutFfmpeg(path: string, cause: Error): RostrumError {
  return new RostrumError(
    {
      code: 'unreadable',
      message: 'To listen to this recording, ffmpeg is needed, and it is not installed.',
      next: 'Install ffmpeg, or convert the recording to WAV of one channel, 16 bits and 16,000 samples a second.',
      path,
    },
    { cause },
  );
}
