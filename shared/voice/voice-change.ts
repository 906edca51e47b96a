import { largest } from '../lists.ts';
import { framesPerSecond } from './frames.ts';

/** Two voices in one turn. */
export interface VoiceChange {
  /** Seconds from the beginning of the recording. */
  readonly seconds: number;
  /** Indexes of the voices before and after. */
  readonly before: number;
  readonly after: number;
}

const minPart = 1.2 * framesPerSecond;
/** How much better, in nats, two voices have to explain the turn than one, and each its part than the other voice. */
const minGain = 8;
const minPartGain = 4;

/**
 * Where one voice of a stretch ends and another goes on; null where it sounds like one all along.
 * @param upTo for each voice the score of everything up to each frame
 * @param stretch in frames, with how much scores count
 */
export function findChange(
  upTo: readonly Float32Array[],
  { from, to, scale }: { readonly from: number; readonly to: number; readonly scale: number },
): VoiceChange | null {
  if (to - from < 2 * minPart || upTo.length < 2) return null;
  const one = largest(upTo.map((score) => score[to]! - score[from]!));
  let found: VoiceChange | null = null;
  let best = minGain / scale;
  upTo.forEach((first, before) =>
    upTo.forEach((second, after) => {
      if (before === after) return;
      for (let at = from + minPart; at <= to - minPart; at += 5) {
        const gain = first[at]! - first[from]! + second[to]! - second[at]! - one;
        if (gain <= best) continue;
        const own = first[at]! - first[from]! - (second[at]! - second[from]!);
        const others = second[to]! - second[at]! - (first[to]! - first[at]!);
        if (Math.min(own, others) * scale < minPartGain) continue;
        best = gain;
        found = { seconds: at / framesPerSecond, before, after };
      }
    }),
  );
  return found;
}
