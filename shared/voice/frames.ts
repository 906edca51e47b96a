import FFT from 'fft.js';
import { voiceRate } from './resample.ts';

/** Frames to a second. */
export const framesPerSecond = 100;
/** Mel-frequency cepstral coefficients of a frame: 1 to 19, without the loudness. */
export const dimensions = 19;
/** A cepstral coefficient is kept as a whole number of this size. */
export const cepstrumUnit = 1 / 256;

const windowSize = 400;
const hop = voiceRate / framesPerSecond;
const fftSize = 512;
const bands = 32;
const lowest = 60;
const highest = 7600;
const preEmphasis = 0.97;
/** Of 16 bits, so that the floor under the energies is the rounding of a usual recording. */
const fullScale = 32_768;
/** Bands whose middle lies above this are out of a telephone's reach; those between the others are well within it. */
const aboveTelephone = 4200;
const withinTelephone = [1000, 3000] as const;

/** What is kept of a recording while its voices are compared: 42 bytes a frame, 15 MB an hour, and no sound. */
export interface VoiceFrames {
  readonly count: number;
  /** `dimensions` to a frame, in units of `cepstrumUnit`. */
  readonly cepstra: Int16Array;
  /** The mean of the log energies of the bands, a frame. */
  readonly loudness: Float32Array;
  /**
   * The log energy above what a telephone carries, less that within it, of the louder frames: those between words have
   * little of either. Where it is far below zero, a telephone's line is all there is.
   */
  readonly brightness: number;
}

/**
 * Turns sound into frames as it comes: windows of 25 ms every 10 ms, 32 mel bands, their cosine transform (Davis and
 * Mermelstein, 1980).
 */
export class FrameReader {
  readonly #fft = new FFT(fftSize);
  readonly #input: number[] = Array.from({ length: fftSize }, () => 0);
  readonly #spectrum: number[] = this.#fft.createComplexArray();
  readonly #energies = new Float64Array(bands);
  #insideSum = 0;
  readonly #loud = { frames: 0, brightness: 0 };
  /** What came after the last whole window, and room for what comes next. */
  #sound = new Float32Array(0);
  #held = 0;
  #before = 0;
  #count = 0;
  #cepstra: Int16Array;
  #loudness: Float32Array;

  /** @param expectedSeconds of the recording; a longer one makes room for itself */
  constructor(expectedSeconds: number) {
    const expected = Math.ceil(Math.max(1, expectedSeconds) * framesPerSecond) + 1;
    this.#cepstra = new Int16Array(expected * dimensions);
    this.#loudness = new Float32Array(expected);
  }

  /** Seconds read so far. */
  get seconds(): number {
    return this.#count / framesPerSecond;
  }

  /** Takes in samples of one channel at 16 kHz, -1 to 1. */
  add(samples: Float32Array): void {
    const length = this.#held + samples.length;
    if (this.#sound.length < length) {
      const sound = new Float32Array(length);
      sound.set(this.#sound.subarray(0, this.#held));
      this.#sound = sound;
    }
    const sound = this.#sound;
    sound.set(samples, this.#held);
    let at = 0;
    for (; at + windowSize <= length; at += hop) {
      this.#readWindow(sound, at);
      this.#before = sound[at + hop - 1]!;
    }
    sound.copyWithin(0, at, length);
    this.#held = length - at;
  }

  frames(): VoiceFrames {
    return {
      count: this.#count,
      cepstra: this.#cepstra.subarray(0, this.#count * dimensions),
      loudness: this.#loudness.subarray(0, this.#count),
      brightness: this.#loud.frames === 0 ? 0 : this.#loud.brightness / this.#loud.frames,
    };
  }

  #readWindow(samples: Float32Array, at: number): void {
    const input = this.#input;
    let before = this.#before * fullScale;
    for (let i = 0; i < windowSize; i++) {
      const sample = samples[at + i]! * fullScale;
      input[i] = (sample - preEmphasis * before) * hamming[i]!;
      before = sample;
    }
    this.#fft.realTransform(this.#spectrum, input);
    let loudness = 0;
    let inside = 0;
    let above = 0;
    for (let band = 0; band < bands; band++) {
      const { first, weights, centre } = melBands[band]!;
      let energy = 1;
      for (let i = 0; i < weights.length; i++) {
        const real = this.#spectrum[2 * (first + i)]!;
        const imaginary = this.#spectrum[2 * (first + i) + 1]!;
        energy += weights[i]! * (real * real + imaginary * imaginary);
      }
      const log = Math.log(energy);
      this.#energies[band] = log;
      loudness += log;
      if (centre > aboveTelephone) above += log / bandsAbove;
      else if (centre > withinTelephone[0] && centre < withinTelephone[1]) inside += log / bandsWithin;
    }
    this.#insideSum += inside;
    if (inside * (this.#count + 1) >= this.#insideSum) {
      this.#loud.frames++;
      this.#loud.brightness += above - inside;
    }
    this.#makeRoom();
    this.#loudness[this.#count] = loudness / bands;
    for (let index = 0; index < dimensions; index++) {
      let sum = 0;
      for (let band = 0; band < bands; band++) sum += cosines[index * bands + band]! * this.#energies[band]!;
      this.#cepstra[this.#count * dimensions + index] = Math.max(
        -32_768,
        Math.min(32_767, Math.round(sum / cepstrumUnit)),
      );
    }
    this.#count++;
  }

  #makeRoom(): void {
    if (this.#count < this.#loudness.length) return;
    const cepstra = new Int16Array(this.#cepstra.length * 1.5 + dimensions);
    cepstra.set(this.#cepstra);
    const loudness = new Float32Array(Math.floor(this.#loudness.length * 1.5) + 1);
    loudness.set(this.#loudness);
    this.#cepstra = cepstra;
    this.#loudness = loudness;
  }
}

const hamming = Float64Array.from(
  { length: windowSize },
  (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (windowSize - 1)),
);

const mel = (frequency: number): number => 1127 * Math.log(1 + frequency / 700);

const melBands = Array.from({ length: bands }, (_, band) => {
  const width = (mel(highest) - mel(lowest)) / (bands + 1);
  const centre = mel(lowest) + width * (band + 1);
  const weights: number[] = [];
  let first = 0;
  for (let bin = 1; bin < fftSize / 2; bin++) {
    const weight = 1 - Math.abs(mel((bin * voiceRate) / fftSize) - centre) / width;
    if (weight <= 0) continue;
    if (weights.length === 0) first = bin;
    weights.push(weight);
  }
  return { first, weights, centre: 700 * (Math.exp(centre / 1127) - 1) };
});
const bandsAbove = melBands.filter(({ centre }) => centre > aboveTelephone).length;
const bandsWithin = melBands.filter(({ centre }) => centre > withinTelephone[0] && centre < withinTelephone[1]).length;

const cosines = Float64Array.from({ length: dimensions * bands }, (_, at) => {
  const index = Math.floor(at / bands) + 1;
  return Math.cos((Math.PI * index * ((at % bands) + 0.5)) / bands) * Math.sqrt(2 / bands);
});
