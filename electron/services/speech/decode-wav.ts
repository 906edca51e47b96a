import { open } from 'node:fs/promises';
import { RostrumError } from '../../../shared/failure.ts';

const chunkBytes = 1 << 16;

/**
 * The sound of a WAV file of one channel, 16 bits and 16,000 samples a second, as samples from -1 to 1.
 * @throws RostrumError `unreadable` for any other file
 */
export async function* decodeRecording(path: string): AsyncGenerator<Float32Array> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(44);
    await file.read(head, 0, 44, 0);
    const fits =
      head.toString('latin1', 0, 4) === 'RIFF' &&
      head.toString('latin1', 36, 40) === 'data' &&
      head.readUInt16LE(22) === 1 &&
      head.readUInt32LE(24) === 16_000 &&
      head.readUInt16LE(34) === 16;
    if (!fits)
      throw new RostrumError({
        code: 'unreadable',
        message: 'Only WAV files of one channel, 16 bits and 16 kHz can be listened to.',
        next: 'Convert the recording first.',
        path,
      });
    const buffer = Buffer.alloc(chunkBytes);
    for (let at = 44; ; at += chunkBytes) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, at);
      if (bytesRead < 2) return;
      yield Float32Array.from({ length: bytesRead >> 1 }, (_, index) => buffer.readInt16LE(index * 2) / 32_768);
    }
  } finally {
    await file.close();
  }
}
