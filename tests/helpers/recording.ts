import { writeFileSync } from 'node:fs';

/** A stretch of a made-up recording: a tone, or silence where `loudness` is 0. */
export interface Stretch {
  readonly seconds: number;
  /** 0 to 1. */
  readonly loudness: number;
}

const sampleRate = 8000;

/** Writes tones as WAV: 16 bits, mono (“Multimedia Programming Interface and Data Specifications 1.0”, RIFF WAVE). */
export function writeWav(path: string, stretches: readonly Stretch[]): void {
  const samples = stretches.flatMap(({ seconds, loudness }) => Array.from({ length: seconds * sampleRate }, (_, at) => Math.round(Math.sin(at / 4) * loudness * 32_000)));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length * 2, 40);
  writeFileSync(path, Buffer.concat([header, Buffer.from(Int16Array.from(samples).buffer)]));
}

/** Silence as MP3 of any length: MPEG-2 layer III, 16 kHz, mono, 8 kbit/s, whose frames of 36 bytes are all alike. */
export function writeSilentMp3(path: string, seconds: number): void {
  const frame = Buffer.alloc(36);
  frame.set([0xff, 0xf3, 0x18, 0xc0]);
  writeFileSync(path, Buffer.alloc(36 * Math.round(seconds / 0.036), frame));
}
