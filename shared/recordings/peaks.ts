import { z } from 'zod';

/** The outline of a recording: the loudest sample of each slice of time, 0 to 255. */
export const peaksSchema = z.object({
  perSecond: z.number().positive(),
  /** The recording's length. */
  seconds: z.number().nonnegative(),
  values: z.instanceof(Uint8Array),
});
export type Peaks = z.infer<typeof peaksSchema>;

/** Slices to a second: enough to tell words apart when zoomed in, half a megabyte for three hours. */
export const peaksPerSecond = 50;

/** Gathers peaks from samples as they come, in constant memory besides the peaks themselves. */
export class PeakCounter {
  #values: Uint8Array;
  #filled = 0;

  /** @param expectedSeconds the length that the recording says it has; a longer one makes room for itself */
  constructor(expectedSeconds: number) {
    this.#values = new Uint8Array(Math.ceil(Math.max(1, expectedSeconds) * peaksPerSecond) + 1);
  }

  /** Takes in samples of one channel, -1 to 1, of which the first stands at `start` seconds. */
  add(samples: Float32Array, start: number, sampleRate: number): void {
    const perSlice = sampleRate / peaksPerSecond;
    const first = start * peaksPerSecond;
    for (let at = 0; at < samples.length;) {
      const slice = Math.max(0, Math.floor(first + at / perSlice));
      const end = Math.min(samples.length, Math.max(at + 1, Math.ceil((slice + 1 - first) * perSlice)));
      let loudest = 0;
      for (; at < end; at++) {
        const value = Math.abs(samples[at]!);
        if (value > loudest) loudest = value;
      }
      this.#raise(slice, Math.min(255, Math.round(loudest * 255)));
    }
  }

  #raise(slice: number, value: number): void {
    if (slice >= this.#values.length) {
      const larger = new Uint8Array(Math.max(slice + 1, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    if (value > this.#values[slice]!) this.#values[slice] = value;
    if (slice >= this.#filled) this.#filled = slice + 1;
  }

  /** @param seconds the length to give the outline; what was not yet read is silent */
  peaks(seconds: number): Peaks {
    const length = Math.max(this.#filled, Math.ceil(seconds * peaksPerSecond));
    const values = new Uint8Array(length);
    values.set(this.#values.subarray(0, Math.min(length, this.#values.length)));
    return { perSecond: peaksPerSecond, seconds, values };
  }

  /** Seconds read so far. */
  get reached(): number {
    return this.#filled / peaksPerSecond;
  }
}
