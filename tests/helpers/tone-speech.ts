import { writeFileSync } from 'node:fs';
import { wavFile } from './recording.ts';
import { fatalTone, toneVoices, toneWords, type ToneWord } from './tiny-models.ts';

/** Of a recording in tones: words of a voice (0, 1 or 2), a silence in seconds, or what ends a fragile recogniser. */
export type ToneStretch =
  { readonly voice: number; readonly words: readonly ToneWord[] } | { readonly silence: number } | 'fatal';

/** In seconds: each word, and the gap behind it. */
export const toneWordSeconds = 0.35;
export const toneGapSeconds = 0.1;

const sampleRate = 16_000;
const fadeSeconds = 0.02;

/** What the tiny models understand, as samples from -1 to 1 at 16 kHz. */
export function toneSpeech(stretches: readonly ToneStretch[]): Float32Array {
  const parts = stretches.flatMap((stretch): Float32Array[] => {
    if (stretch === 'fatal') return [tones([[fatalTone, 0.3]], toneWordSeconds), silence(toneGapSeconds)];
    if ('silence' in stretch) return [silence(stretch.silence)];
    return stretch.words.flatMap((word) => [
      tones(
        [
          [toneWords[word], 0.3],
          [toneVoices[stretch.voice]!, 0.06],
        ],
        toneWordSeconds,
      ),
      silence(toneGapSeconds),
    ]);
  });
  const samples = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return samples;
}

/** Writes it as WAV. */
export function writeToneSpeech(path: string, stretches: readonly ToneStretch[]): void {
  const samples = Int16Array.from(toneSpeech(stretches), (sample) => Math.round(sample * 32_000));
  writeFileSync(path, wavFile(samples, sampleRate));
}

function silence(seconds: number): Float32Array {
  return new Float32Array(Math.round(seconds * sampleRate));
}

/** Faded in and out: a tone that begins at once is heard in every band. @param parts frequency and amplitude of each */
function tones(parts: readonly (readonly [number, number])[], seconds: number): Float32Array {
  const length = Math.round(seconds * sampleRate);
  return Float32Array.from({ length }, (_, at) => {
    const toEdge = Math.min(at, length - 1 - at) / sampleRate / fadeSeconds;
    const fade = toEdge >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * toEdge);
    return (
      fade * parts.reduce((sum, [hertz, loud]) => sum + loud * Math.sin((2 * Math.PI * hertz * at) / sampleRate), 0)
    );
  });
}
