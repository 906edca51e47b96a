import { writeFileSync } from 'node:fs';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
} from 'mediabunny';

/** A stretch of a made-up recording: a tone, or silence where `loudness` is 0. */
export interface Stretch {
  readonly seconds: number;
  /** 0 to 1. */
  readonly loudness: number;
}

const sampleRate = 8000;

/** Writes tones as WAV. */
export function writeWav(path: string, stretches: readonly Stretch[]): void {
  const samples = stretches.flatMap(({ seconds, loudness }) =>
    Array.from({ length: seconds * sampleRate }, (_, at) => Math.round(Math.sin(at / 4) * loudness * 32_000)),
  );
  writeFileSync(path, wavFile(Int16Array.from(samples), sampleRate));
}

/** One channel of 16 bits as WAV (“Multimedia Programming Interface and Data Specifications 1.0”, RIFF WAVE). @param rate samples a second */
export function wavFile(samples: Int16Array, rate: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}

/** Silence as MP3 of any length: MPEG-2 layer III, 16 kHz, mono, 8 kbit/s, whose frames of 36 bytes are all alike. */
export function writeSilentMp3(path: string, seconds: number): void {
  const frame = Buffer.alloc(36);
  frame.set([0xff, 0xf3, 0x18, 0xc0]);
  writeFileSync(path, Buffer.alloc(36 * Math.round(seconds / 0.036), frame));
}

/** What each kind of silent recording is made of: packets that are all alike. */
const silences = {
  // One channel of AAC-LC at 44.1 kHz: an element of one channel with nothing in it (ISO/IEC 14496-3, 4.4.2.1).
  m4a: {
    codec: 'aac',
    format: () => new Mp4OutputFormat(),
    packet: [0x00, 0xc8, 0x00, 0x80, 0x23, 0x80],
    length: 1024 / 44_100,
    config: { codec: 'mp4a.40.2', sampleRate: 44_100, numberOfChannels: 1, description: Uint8Array.of(0x12, 0x08) },
  },
  // 20 ms of one channel of CELT, as encoders write silence (RFC 6716, 3.1), behind a header (RFC 7845, 5.1).
  opus: {
    codec: 'opus',
    format: () => new OggOutputFormat(),
    packet: [0xf8, 0xff, 0xfe],
    length: 0.02,
    config: {
      codec: 'opus',
      sampleRate: 48_000,
      numberOfChannels: 1,
      description: Uint8Array.from([...Buffer.from('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]),
    },
  },
} as const;

/** Silence as M4A (AAC) or Opus, of any length. */
export async function writeSilent(kind: keyof typeof silences, path: string, seconds: number): Promise<void> {
  const { codec, format, packet, length, config } = silences[kind];
  const source = new EncodedAudioPacketSource(codec);
  const output = new Output({ format: format(), target: new BufferTarget() });
  output.addAudioTrack(source);
  await output.start();
  for (let at = 0; at < seconds / length; at++)
    await source.add(new EncodedPacket(Uint8Array.from(packet), 'key', at * length, length), { decoderConfig: config });
  await output.finalize();
  writeFileSync(path, Buffer.from(output.target.buffer!));
}
