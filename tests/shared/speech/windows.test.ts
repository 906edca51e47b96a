import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutWindows, type SpeechWindow, type WindowRules } from '../../../shared/speech/windows.ts';

/** A hundred samples a second, in frames of a tenth. */
const rules: WindowRules = { rate: 100, longest: 10, pause: 1, noticed: { start: 0.2, end: 0.3 } };
const frame = 10;

/** @param plan seconds, and whether somebody speaks in them @param valueAt the sample that stands at a place */
function cut(plan: readonly (readonly [number, boolean])[], valueAt: (at: number) => number = (at) => at) {
  const cutter = cutWindows(rules);
  const windows: SpeechWindow[] = [];
  let at = 0;
  for (const [seconds, isSpeech] of plan)
    for (let count = 0; count < seconds * 10; count++, at += frame)
      windows.push(
        ...cutter.add(
          Float32Array.from({ length: frame }, (_, index) => valueAt(at + index)),
          isSpeech,
        ),
      );
  return { windows: [...windows, ...cutter.finish()], length: at };
}
const shape = (windows: readonly SpeechWindow[]) =>
  windows.map(({ from, samples, speech }) => ({
    window: [from / 100, (from + samples.length) / 100],
    speech: speech.map((range) => range.map((sample) => sample / 100)),
  }));

test('speech with short silences is one window, with the silences in it; a longer silence begins another', () => {
  const { windows } = cut([
    [2, false],
    [2, true],
    [0.6, false],
    [1, true],
    [3, false],
    [1, true],
    [2, false],
  ]);
  expect(shape(windows)).toEqual([
    {
      window: [1.65, 5.45],
      speech: [
        [1.8, 3.7],
        [4.4, 5.3],
      ],
    },
    { window: [8.25, 9.45], speech: [[8.4, 9.3]] },
  ]);
});

test('speech that goes on is cut where it is the quietest', () => {
  const { windows } = cut([[14, true]], (at) => (at >= 800 && at < 810 ? 0 : 1));
  expect(windows).toHaveLength(2);
  const [first, second] = shape(windows);
  expect(first!.window[1]).toBeGreaterThanOrEqual(8);
  expect(first!.window[1]).toBeLessThanOrEqual(8.1);
  expect(second!.window[0]).toBe(first!.window[1]);
});

test('where nobody speaks there is no window', () => {
  expect(cut([[60, false]]).windows).toEqual([]);
});

const plans = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 250 }).map((tenths) => tenths / 10),
    fc.boolean(),
  ),
  {
    maxLength: 12,
  },
);

test('windows come in order, overlap nowhere, are no longer than they may be, and hold the sound as it was', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { windows, length } = cut(plan);
      let end = 0;
      for (const { from, samples, speech } of windows) {
        expect(from).toBeGreaterThanOrEqual(end);
        end = from + samples.length;
        expect(end).toBeLessThanOrEqual(length);
        expect(samples.length).toBeLessThanOrEqual(rules.longest * rules.rate);
        expect([...samples]).toEqual(Array.from({ length: samples.length }, (_, index) => from + index));
        let spoken = from;
        for (const [first, last] of speech) {
          expect(first).toBeGreaterThanOrEqual(spoken);
          expect(last).toBeGreaterThan(first);
          spoken = last;
        }
        expect(spoken).toBeLessThanOrEqual(end);
      }
    }),
  );
});

test('all speech is in a window, but for what is noticed too early at its end', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { windows } = cut(plan);
      let at = 0;
      for (const [seconds, isSpeech] of plan) {
        const end = at + Math.round(seconds * 100);
        for (let sample = at; isSpeech && sample < end - rules.noticed.end * rules.rate; sample += frame)
          expect(windows.some(({ from, samples }) => from <= sample && sample < from + samples.length)).toBe(true);
        at = end;
      }
    }),
  );
});
