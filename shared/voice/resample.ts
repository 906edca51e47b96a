/** The rate at which voices are listened to, in samples a second. */
export const voiceRate = 16_000;

/** Zero crossings of the sinc on either side. */
const reach = 8;
/** Rates that share no large factor are met by the nearest of so many positions between two samples. */
const maxPhases = 640;

export type Resampler = (samples: Float32Array) => Float32Array;

/**
 * Turns samples of one channel into 16 kHz as they come, behind a low-pass (a windowed sinc), so that nothing above 8 kHz
 * folds back. What is given out is valid until the next call.
 * @param rate of the samples that come, in samples a second
 */
export function createResampler(rate: number): Resampler {
  if (rate === voiceRate) return (samples) => samples;
  const step = rate / voiceRate;
  const cutoff = Math.min(1, 1 / step);
  const half = Math.ceil(reach / cutoff);
  const taps = 2 * half;
  const phases = Math.min(maxPhases, voiceRate / greatestCommonDivisor(rate, voiceRate));
  const filters = Float32Array.from({ length: phases * taps }, (_, index) => {
    const distance = (index % taps) - half + 1 - Math.floor(index / taps) / phases;
    const sinc = distance === 0 ? 1 : Math.sin(Math.PI * cutoff * distance) / (Math.PI * cutoff * distance);
    const hann = 0.5 + 0.5 * Math.cos((Math.PI * Math.max(-half, Math.min(half, distance))) / half);
    return cutoff * sinc * hann;
  });
  let held = new Float32Array(half);
  /** Where the next sample lies among those held, in samples that came. */
  let position = half;
  let out = new Float32Array(0);
  let buffer = new Float32Array(0);

  return (samples) => {
    if (buffer.length < held.length + samples.length) buffer = new Float32Array(held.length + samples.length);
    const input = buffer.subarray(0, held.length + samples.length);
    input.set(held);
    input.set(samples, held.length);
    const most = Math.max(0, Math.ceil((input.length - position) / step) + 1);
    if (out.length < most) out = new Float32Array(most);
    let made = 0;
    for (;;) {
      let base = Math.floor(position);
      let phase = Math.round((position - base) * phases);
      if (phase === phases) [base, phase] = [base + 1, 0];
      const first = base - half + 1;
      if (first + taps > input.length) break;
      let sum = 0;
      const filter = phase * taps;
      for (let tap = 0; tap < taps; tap++) sum += filters[filter + tap]! * input[first + tap]!;
      out[made++] = sum;
      position += step;
    }
    const dropped = Math.max(0, Math.min(input.length, Math.floor(position) - half + 1));
    held = input.slice(dropped);
    position -= dropped;
    return out.subarray(0, made);
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
