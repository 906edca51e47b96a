import { FrameReader } from '../../shared/voice/frames.ts';
import { fitBackground, type Background } from '../../shared/voice/background.ts';
import { voiceRate } from '../../shared/voice/resample.ts';

/** A stretch of a conversation that nobody ever had. */
export interface SpokenTurn {
  /** Index of the voice: each has resonances of its own. */
  readonly voice: number;
  readonly seconds: number;
}

const pauseSeconds = 0.2;
/** Resonances of vowels, in hertz; a voice moves them all, as the length of a throat does. */
const vowels: readonly (readonly number[])[] = [
  [280, 2250, 2900],
  [400, 2000, 2550],
  [650, 1700, 2400],
  [710, 1100, 2450],
  [450, 850, 2400],
  [310, 870, 2250],
];

/** Numbers from 0 to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Sound like speech, at 16 kHz: pulses through resonances that change with each syllable, with noise and pauses between turns.
 * @returns the samples, and at which second each turn begins
 */
export function speakTurns(turns: readonly SpokenTurn[], seed = 1): { samples: Float32Array; starts: number[] } {
  const random = seededRandom(seed);
  const total = turns.reduce((sum, { seconds }) => sum + seconds + pauseSeconds, 0);
  const samples = Float32Array.from({ length: Math.round(total * voiceRate) }, () => (random() - 0.5) * 0.002);
  const starts: number[] = [];
  let at = 0;
  for (const { voice, seconds } of turns) {
    starts.push(at / voiceRate);
    const end = at + Math.round(seconds * voiceRate);
    while (at < end) {
      const until = Math.min(end, at + Math.round((0.1 + 0.15 * random()) * voiceRate));
      speakSyllable(samples, at, until, { voice, vowel: vowels[Math.floor(random() * vowels.length)]!, random });
      at = until;
    }
    at += Math.round(pauseSeconds * voiceRate);
  }
  return { samples, starts };
}

function speakSyllable(
  samples: Float32Array,
  from: number,
  to: number,
  { voice, vowel, random }: { voice: number; vowel: readonly number[]; random: () => number },
): void {
  const length = [1, 1.17, 0.88, 1.08][voice % 4]!;
  const pitch = [120, 200, 100, 150][voice % 4]! * (0.95 + 0.1 * random());
  const tilt = [0.9, 0.7, 0.95, 0.8][voice % 4]!;
  const period = Math.round(voiceRate / pitch);
  let smooth = 0;
  const source = Float32Array.from({ length: to - from }, (_, index) => {
    smooth = tilt * smooth + (index % period === 0 ? 1 : 0) + (random() - 0.5) * 0.05;
    return smooth;
  });
  for (const resonance of vowel) {
    const radius = Math.exp((-Math.PI * 90) / voiceRate);
    const turn = 2 * radius * Math.cos((2 * Math.PI * resonance * length) / voiceRate);
    let [one, two] = [0, 0];
    source.forEach((value, index) => {
      const next = value + turn * one - radius * radius * two;
      [two, one] = [one, next];
      const fade = Math.min(1, index / 160, (to - from - index) / 160);
      samples[from + index]! += next * 0.004 * fade;
    });
  }
}

/** What the voice check takes, from samples that come in pieces. */
export function listenTo(samples: Float32Array, piece = 4096): Background {
  const reader = new FrameReader(1);
  for (let at = 0; at < samples.length; at += piece) reader.add(samples.subarray(at, at + piece));
  return fitBackground(reader.frames())!;
}
