import { cepstrumUnit, dimensions } from './frames.ts';
import { kept, type Background } from './background.ts';

/** What a stretch of the recording adds to a voice: how much of it each component has, and how far from the component's mean it lies in all. */
export interface Statistics {
  /** Frames of speech. */
  frames: number;
  readonly counts: Float64Array;
  /** `dimensions` to a component. */
  readonly sums: Float64Array;
}

/** How much speech, in frames, a component's mean is worth before a voice moves it. */
const relevance = 4;

export function emptyStatistics({ components }: Background): Statistics {
  return {
    frames: 0,
    counts: new Float64Array(components),
    sums: new Float64Array(components * dimensions),
  };
}

/** @param from first frame @param to behind the last one */
export function statisticsOf(background: Background, from: number, to: number): Statistics {
  const { frames, speech, mean, scale, means, component, share } = background;
  const statistics = emptyStatistics(background);
  const { counts, sums } = statistics;
  for (let frame = Math.max(0, from); frame < Math.min(frames.count, to); frame++) {
    if (speech[frame] === 0) continue;
    statistics.frames++;
    for (let rank = frame * kept; rank < (frame + 1) * kept; rank++) {
      const weight = share[rank]! / 255;
      if (weight < 0.01) break;
      const first = component[rank]! * dimensions;
      counts[component[rank]!]! += weight;
      for (let d = 0; d < dimensions; d++) {
        const value = (frames.cepstra[frame * dimensions + d]! * cepstrumUnit - mean[d]!) * scale[d]!;
        sums[first + d]! += weight * (value - means[first + d]!);
      }
    }
  }
  return statistics;
}

/** Adds a stretch to a voice, or takes it out again with a weight below 0. */
export function addStatistics(total: Statistics, { frames, counts, sums }: Statistics, weight: number): void {
  if (weight === 0) return;
  total.frames += weight * frames;
  for (let c = 0; c < counts.length; c++) total.counts[c]! += weight * counts[c]!;
  for (let at = 0; at < sums.length; at++) total.sums[at]! += weight * sums[at]!;
}

/**
 * How far a voice lies from everybody's, component by component: the background's means, moved as far as the voice's own
 * speech supports (Reynolds, Quatieri and Dunn, 2000).
 */
export function fitVoice({ counts, sums }: Statistics, into = new Float64Array(sums.length)): Float64Array {
  for (let c = 0; c < counts.length; c++) {
    const weight = 1 / (relevance + Math.max(0, counts[c]!));
    for (let at = c * dimensions; at < (c + 1) * dimensions; at++) into[at] = sums[at]! * weight;
  }
  return into;
}

/** How much better a voice explains a stretch than everybody's voice does: a log-likelihood ratio over all its frames. */
export function scoreVoice({ precisions }: Background, { counts, sums }: Statistics, voice: Float64Array): number {
  let score = 0;
  for (let c = 0; c < counts.length; c++) {
    const count = counts[c]!;
    if (count < 0.01) continue;
    for (let at = c * dimensions; at < (c + 1) * dimensions; at++)
      score += precisions[at]! * voice[at]! * (sums[at]! - 0.5 * count * voice[at]!);
  }
  return score;
}

/**
 * `scoreVoice` of everything from one frame up to each other: what a stretch scores is the difference of its two ends.
 * @param upTo is filled from the first frame to behind the last, and has one more than there are frames
 */
export function scoreFrames(
  background: Background,
  voice: Float64Array,
  upTo: Float32Array,
  { from, to } = { from: 0, to: background.frames.count },
): void {
  const { frames, speech, mean, scale, means, precisions, component, share } = background;
  let score = 0;
  upTo[from] = 0;
  for (let frame = from; frame < to; frame++) {
    if (speech[frame] === 1)
      for (let rank = frame * kept; rank < (frame + 1) * kept; rank++) {
        const weight = share[rank]! / 255;
        if (weight < 0.05) break;
        const first = component[rank]! * dimensions;
        for (let d = 0; d < dimensions; d++) {
          const off = voice[first + d]!;
          const value = (frames.cepstra[frame * dimensions + d]! * cepstrumUnit - mean[d]!) * scale[d]!;
          score += weight * precisions[first + d]! * off * (value - means[first + d]! - 0.5 * off);
        }
      }
    upTo[frame + 1] = score;
  }
}
