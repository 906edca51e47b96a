import { open, type FileHandle } from 'node:fs/promises';
import { MPEGDecoder } from 'mpg123-decoder';
import type { DecodedSound } from './sound-decoders.ts';

const bytesAtOnce = 2 ** 14;
const tagHeaderBytes = 10;
const footerFlag = 0x10;

/** Decodes an MP3 file from front to end in little memory. The decoder finds the frames by itself, behind damage too. */
export async function readMp3(path: string, take: (sound: DecodedSound) => void): Promise<void> {
  const decoder = new MPEGDecoder();
  const file = await open(path);
  try {
    await decoder.ready;
    const bytes = new Uint8Array(bytesAtOnce);
    let position = await skipTags(file);
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      const { channelData, sampleRate } = decoder.decode(bytes.subarray(0, bytesRead));
      take({ channels: channelData, rate: sampleRate });
    }
  } finally {
    decoder.free();
    await file.close();
  }
}

/** Where the sound begins: behind ID3v2 tags, whose pictures can be larger than the sound (id3.org, “ID3 tag version 2.4.0”). */
async function skipTags(file: FileHandle): Promise<number> {
  const header = new Uint8Array(tagHeaderBytes);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(header, 0, tagHeaderBytes, position);
    if (bytesRead < tagHeaderBytes || new TextDecoder('latin1').decode(header.subarray(0, 3)) !== 'ID3')
      return position;
    const size = header.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 127), 0);
    position += tagHeaderBytes + size + (header[5]! & footerFlag ? tagHeaderBytes : 0);
  }
}
