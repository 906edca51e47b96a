import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSound } from '../../electron/services/recording/read-sound.ts';
import { seededRandom, speakTurns } from './synthetic-voices.ts';
import { highWords, type ToneWord } from './tiny-models.ts';

const rate = 16_000;
const readers = join(import.meta.dirname, '../../../shared/voices/readers');

/** Whether there are people’s voices to be heard here; else they are made of pulses and resonances. */
export const hasReaders = existsSync(readers);

const pauseSeconds = 1.5;
const wordSeconds = 0.35;
const fadeSeconds = 0.004;
const [voiceLoudness, toneLoudness] = [0.1, 0.15];
const sentence: readonly ToneWord[] = ['So', 'we', 'walked'];
const random = seededRandom(7);

/** A turn of a talk: who speaks, 0 or higher, and for how many seconds. */
export interface TalkTurn {
  readonly voice: number;
  readonly seconds: number;
}

/**
 * A talk of people with a pause between turns, at 16 kHz. Over their voices lie the tones by which the tiny
 * recogniser `over-voices` hears one sentence in each turn: “So walked we So … home.”
 * @returns the samples, and at which second each turn begins
 */
export async function speakTalk(
  turns: readonly TalkTurn[],
): Promise<{ readonly samples: Float32Array; readonly starts: readonly number[] }> {
  const voices = new Map<number, Float32Array>();
  for (const { voice } of turns)
    if (!voices.has(voice)) {
      const seconds = turns.reduce((sum, turn) => sum + (turn.voice === voice ? turn.seconds : 0), 0);
      voices.set(voice, hasReaders ? await readVoice(voice) : speakTurns([{ voice, seconds }]).samples);
    }
  const used = new Map<number, number>();
  const samples = new Float32Array(
    Math.round(turns.reduce((sum, { seconds }) => sum + seconds + pauseSeconds, pauseSeconds) * rate),
  );
  const starts: number[] = [];
  let at = pauseSeconds * rate;
  for (const { voice, seconds } of turns) {
    starts.push(at / rate);
    const from = used.get(voice) ?? 0;
    const piece = voices.get(voice)!.subarray(from, from + Math.round(seconds * rate));
    used.set(voice, from + piece.length);
    const scale = voiceLoudness / loudnessOf(piece);
    piece.forEach((sample, index) => (samples[at + index] = sample * scale));
    addWords(samples, at, piece.length);
    at += piece.length + pauseSeconds * rate;
  }
  return { samples, starts };
}

/** As many words as there is time for, the last one the end of the sentence. */
function addWords(samples: Float32Array, from: number, length: number): void {
  const count = Math.floor(length / rate / wordSeconds);
  const each = length / count;
  let said = 0;
  for (let word = 0; word < count; word++) {
    // Never twice the same: a recogniser hears that once.
    said = (said + 1 + Math.floor(random() * (sentence.length - 1))) % sentence.length;
    const hertz = highWords[word === count - 1 ? 'home.' : sentence[said]!];
    const [first, last] = [Math.round(from + word * each), Math.round(from + (word + 1) * each)];
    for (let at = first; at < last; at++) {
      const fade = Math.min(1, (at - first) / rate / fadeSeconds, (last - at) / rate / fadeSeconds);
      samples[at]! += toneLoudness * fade * Math.sin((2 * Math.PI * hertz * at) / rate);
    }
  }
}

/** All that one of the readers says. */
async function readVoice(voice: number): Promise<Float32Array> {
  const folder = join(readers, readdirSync(readers).sort()[voice]!);
  const pieces: Float32Array[] = [];
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.flac'))
      await readSound(join(folder, name), { begin: () => {}, take: (samples) => void pieces.push(samples.slice()) });
  const all = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function loudnessOf(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
