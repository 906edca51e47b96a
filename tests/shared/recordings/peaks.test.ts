import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PeakCounter, peaksPerSecond } from '../../../shared/recordings/peaks.ts';

it('keeps the loudest sample of each slice, wherever pieces begin and end', () => {
  const sampleRate = 8000;
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 4000 }),
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }),
      (values, lengths) => {
        const samples = Float32Array.from(values);
        const counter = new PeakCounter(0);
        for (let at = 0, piece = 0; at < samples.length; piece++) {
          const length = lengths[piece % lengths.length]!;
          counter.add(samples.subarray(at, at + length), at / sampleRate, sampleRate);
          at += length;
        }
        const { values: found } = counter.peaks(0);
        const perSlice = sampleRate / peaksPerSecond;
        for (let slice = 0; slice * perSlice < samples.length; slice++) {
          const loudest = Math.max(...[...samples.subarray(slice * perSlice, (slice + 1) * perSlice)].map(Math.abs));
          expect(found[slice]).toBe(Math.round(loudest * 255));
        }
      },
    ),
  );
});

it('is as long as the recording, silent where nothing was read yet', () => {
  const counter = new PeakCounter(10);
  counter.add(Float32Array.of(1), 0, 8000);
  const { values, seconds } = counter.peaks(10);
  expect([seconds, values.length, values[0], values[1]]).toEqual([10, 10 * peaksPerSecond, 255, 0]);
});

it('makes room where a recording is longer than it said', () => {
  const counter = new PeakCounter(1);
  counter.add(Float32Array.of(0.5), 100, 8000);
  expect(counter.peaks(1).values[100 * peaksPerSecond]).toBe(128);
});
