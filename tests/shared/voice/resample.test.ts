import { expect, it } from 'vitest';
import { createResampler, voiceRate } from '../../../shared/voice/resample.ts';

const tone = (frequency: number, rate: number, seconds = 1) =>
  Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * frequency * i) / rate));
const loudness = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);

function resample(samples: Float32Array, rate: number, piece = 1000): Float32Array {
  const run = createResampler(rate);
  const parts: number[] = [];
  for (let at = 0; at < samples.length; at += piece) parts.push(...run(samples.subarray(at, at + piece)));
  return Float32Array.from(parts);
}

it.each([8000, 11_025, 22_050, 44_100, 48_000, 96_000])('keeps what a voice has and its length, from %i Hz', (rate) => {
  const out = resample(tone(1000, rate), rate);
  expect(Math.abs(out.length - voiceRate)).toBeLessThan(40);
  const wanted = tone(1000, voiceRate);
  const from = 4000;
  const off = out.slice(from, 12_000).map((value, i) => value - wanted[from + i]!);
  expect(loudness(off)).toBeLessThan(0.02);
});

it('takes out what lies above half the rate, which would fold back', () => {
  expect(loudness(resample(tone(11_000, 44_100), 44_100))).toBeLessThan(0.02);
});

it('gives the same whatever pieces the samples come in', () => {
  const samples = tone(440, 44_100);
  expect(resample(samples, 44_100, 17)).toEqual(resample(samples, 44_100, 44_100));
});
