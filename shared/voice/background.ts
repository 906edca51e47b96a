import { cepstrumUnit, dimensions, type VoiceFrames } from './frames.ts';

/** Everybody's speech in a recording as one mixture, and which of its components each frame belongs to. */
export interface Background {
  readonly frames: VoiceFrames;
  readonly components: number;
  /** How loud each frame is, from 0 (the quietest twentieth of the recording) to 1 (the loudest). */
  readonly level: Float32Array;
  /** 1 for frames that are loud enough to be speech. */
  readonly speech: Uint8Array;
  /** What makes a cepstral coefficient of mean 0 and deviation 1. */
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** Of the components: `dimensions` each. */
  readonly means: Float64Array;
  readonly precisions: Float64Array;
  /** For each frame the likeliest components, `kept` of them, and how probable each is, in 255ths. */
  readonly component: Uint8Array;
  readonly share: Uint8Array;
}

/** How many components are kept of each frame. */
export const kept = 4;

const maxComponents = 16;
const framesPerComponent = 60;
const minComponents = 4;
const maxSample = 20_000;
const iterations = 6;
const minVariance = 0.05;
/** Above this level a frame is speech. */
const speechLevel = 0.2;

/**
 * Fits a mixture of Gaussians (diagonal, by expectation maximisation) to the speech of a recording, whoever speaks.
 * Deterministic.
 * @returns null where there is too little speech for it
 */
export function fitBackground(frames: VoiceFrames): Background | null {
  const level = levelsOf(frames.loudness);
  const speech = Uint8Array.from(level, (value) => (value > speechLevel ? 1 : 0));
  const speaking = speech.reduce((sum, value) => sum + value, 0);
  if (speaking < framesPerComponent * minComponents) return null;
  const { mean, scale } = standardise(frames, speech, speaking);
  const sample = takeSample({ frames, speech, mean, scale }, speaking);
  const mixture = fitMixture(sample);
  const { component, share } = alignFrames(frames, speech, mean, scale, mixture);
  const { components, means, precisions } = mixture;
  return { frames, components, level, speech, mean, scale, means, precisions, component, share };
}

function levelsOf(loudness: Float32Array): Float32Array {
  const sorted = loudness.slice().sort();
  const low = sorted[Math.floor(sorted.length * 0.05)] ?? 0;
  const high = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  return loudness.map((value) => (value - low) / (high - low + 1e-6));
}

function standardise({ cepstra, count }: VoiceFrames, speech: Uint8Array, speaking: number) {
  const mean = new Float64Array(dimensions);
  const squares = new Float64Array(dimensions);
  for (let frame = 0; frame < count; frame++) {
    if (speech[frame] === 0) continue;
    for (let d = 0; d < dimensions; d++) {
      const value = cepstra[frame * dimensions + d]! * cepstrumUnit;
      mean[d]! += value / speaking;
      squares[d]! += (value * value) / speaking;
    }
  }
  return { mean, scale: squares.map((square, d) => 1 / Math.sqrt(Math.max(1e-6, square - mean[d]! ** 2))) };
}

/** Frames of speech spread over all of it, standardised. */
function takeSample(
  { frames: { cepstra, count }, speech, mean, scale }: Pick<Background, 'frames' | 'speech' | 'mean' | 'scale'>,
  speaking: number,
): Float32Array {
  const every = Math.ceil(speaking / maxSample);
  const sample = new Float32Array(Math.ceil(speaking / every) * dimensions);
  let seen = 0;
  let taken = 0;
  for (let frame = 0; frame < count; frame++) {
    if (speech[frame] === 0 || seen++ % every !== 0) continue;
    for (let d = 0; d < dimensions; d++)
      sample[taken++] = (cepstra[frame * dimensions + d]! * cepstrumUnit - mean[d]!) * scale[d]!;
  }
  return sample;
}

interface Mixture {
  readonly components: number;
  readonly means: Float64Array;
  readonly precisions: Float64Array;
  /** The log of the weight and of what makes the density one in all. */
  readonly constants: Float64Array;
}

function fitMixture(sample: Float32Array): Mixture {
  const count = sample.length / dimensions;
  const components = Math.max(minComponents, Math.min(maxComponents, Math.floor(count / framesPerComponent)));
  const random = createRandom();
  const means = new Float64Array(components * dimensions);
  for (let c = 0; c < components; c++) {
    const from = Math.floor(random() * count) * dimensions;
    means.set(sample.subarray(from, from + dimensions), c * dimensions);
  }
  const precisions = new Float64Array(components * dimensions).fill(1);
  const weights = new Float64Array(components).fill(1 / components);
  const constants = new Float64Array(components);
  const mixture: Mixture = { components, means, precisions, constants };
  const setConstants = () => {
    for (let c = 0; c < components; c++) {
      let sum = Math.log(weights[c]! + 1e-9);
      for (let d = 0; d < dimensions; d++) sum += 0.5 * Math.log(precisions[c * dimensions + d]!);
      constants[c] = sum;
    }
  };
  setConstants();
  const probable = new Float64Array(components);
  for (let round = 0; round < iterations; round++) {
    const counts = new Float64Array(components);
    const sums = new Float64Array(means.length);
    const squares = new Float64Array(means.length);
    for (let from = 0; from < sample.length; from += dimensions) {
      findProbabilities(mixture, sample, from, probable);
      for (let c = 0; c < components; c++) {
        const share = probable[c]!;
        if (share < 1e-3) continue;
        counts[c]! += share;
        for (let d = 0; d < dimensions; d++) {
          const value = sample[from + d]!;
          sums[c * dimensions + d]! += share * value;
          squares[c * dimensions + d]! += share * value * value;
        }
      }
    }
    for (let c = 0; c < components; c++) {
      weights[c] = counts[c]! / count;
      if (counts[c]! < 5) continue;
      for (let at = c * dimensions; at < (c + 1) * dimensions; at++) {
        means[at] = sums[at]! / counts[c]!;
        precisions[at] = 1 / Math.max(minVariance, squares[at]! / counts[c]! - means[at]! ** 2);
      }
    }
    setConstants();
  }
  return mixture;
}

function findProbabilities(
  { components, means, precisions, constants }: Mixture,
  values: Float32Array,
  from: number,
  probable: Float64Array,
): void {
  let top = -Infinity;
  for (let c = 0; c < components; c++) {
    let distance = 0;
    for (let d = 0, at = c * dimensions; d < dimensions; d++, at++) {
      const off = values[from + d]! - means[at]!;
      distance += off * off * precisions[at]!;
    }
    const log = constants[c]! - 0.5 * distance;
    probable[c] = log;
    if (log > top) top = log;
  }
  let sum = 0;
  for (let c = 0; c < components; c++) sum += probable[c] = Math.exp(probable[c]! - top);
  for (let c = 0; c < components; c++) probable[c]! /= sum;
}

function alignFrames(
  { cepstra, count }: VoiceFrames,
  speech: Uint8Array,
  mean: Float64Array,
  scale: Float64Array,
  mixture: Mixture,
) {
  const component = new Uint8Array(count * kept);
  const share = new Uint8Array(count * kept);
  const values = new Float32Array(dimensions);
  const probable = new Float64Array(mixture.components);
  for (let frame = 0; frame < count; frame++) {
    if (speech[frame] === 0) continue;
    for (let d = 0; d < dimensions; d++)
      values[d] = (cepstra[frame * dimensions + d]! * cepstrumUnit - mean[d]!) * scale[d]!;
    findProbabilities(mixture, values, 0, probable);
    for (let rank = 0; rank < kept; rank++) {
      let best = 0;
      for (let c = 1; c < mixture.components; c++) if (probable[c]! > probable[best]!) best = c;
      component[frame * kept + rank] = best;
      share[frame * kept + rank] = Math.round(probable[best]! * 255);
      probable[best] = -1;
    }
  }
  return { component, share };
}

/** Always the same numbers, from 0 to 1: one recording gives one answer. */
function createRandom(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
