import { printOnnx, type OnnxNode } from './onnx.ts';

/**
 * Models of a few kilobytes that sherpa-onnx runs like any other, for a language of tones: each word is a tone, each
 * voice a quieter and higher tone under it (`tone-speech.ts`). So the real library answers in tests, and what it answers
 * is known beforehand.
 */

/** The words that are understood, by the frequency of their tone in hertz. */
export const toneWords = {
  So: 400,
  we: 600,
  walked: 800,
  'home.': 1000,
  'Why?': 1200,
  'Yes.': 1400,
  谢谢: 1600,
} as const satisfies Record<string, number>;
export type ToneWord = keyof typeof toneWords;

/** Where the recogniser hears each of them: bands of 80, of features as NeMo's models take them. */
export const wordBands: Readonly<Record<ToneWord, number>> = {
  So: 10,
  we: 15,
  walked: 20,
  'home.': 26,
  'Why?': 31,
  'Yes.': 35,
  谢谢: 38,
};

/** The words once more, by tones that lie above most of what people’s voices have, so that both can be in one recording. */
export const highWords = {
  So: 7699,
  we: 7409,
  walked: 7130,
  'home.': 6861,
  'Why?': 6602,
  'Yes.': 6354,
  谢谢: 6114,
} as const satisfies Record<ToneWord, number>;

/** As `wordBands`. */
export const highWordBands: Readonly<Record<ToneWord, number>> = {
  So: 79,
  we: 78,
  walked: 77,
  'home.': 76,
  'Why?': 75,
  'Yes.': 74,
  谢谢: 73,
};

/** The tones of voices, and the bands of 80 in which they are heard, of features as WeSpeaker's models take them. */
export const toneVoices = [3000, 4200, 6000] as const;
const voiceBands = [53, 63, 73] as const;

/** A tone at which `fragile` ends its process, in hertz, and its band. */
export const fatalTone = 2000;
const fatalBand = 44;

/** Below this, a band is not loud: it is what the recogniser's blank has in every frame. */
export const quiet = -3;

/** A voice activity detector of Silero's form, version 5 and later: speech is what is loud. */
export function tinyVad(): Buffer {
  return printOnnx({
    inputs: [
      { name: 'input', type: 'float', shape: [1, 576] },
      { name: 'state', type: 'float', shape: [2, 1, 128] },
      { name: 'sr', type: 'int64', shape: [1] },
    ],
    outputs: [
      { name: 'output', type: 'float', shape: [1, 1] },
      { name: 'stateN', type: 'float', shape: [2, 1, 128] },
    ],
    tensors: [
      { name: 'steepness', shape: [1], values: Float32Array.of(4000) },
      { name: 'threshold', shape: [1], values: Float32Array.of(0.002) },
    ],
    nodes: [
      { type: 'Mul', inputs: ['input', 'input'], outputs: ['squares'] },
      { type: 'ReduceMean', inputs: ['squares'], outputs: ['power'], attributes: { axes: [1], keepdims: 1 } },
      { type: 'Sub', inputs: ['power', 'threshold'], outputs: ['above'] },
      { type: 'Mul', inputs: ['above', 'steepness'], outputs: ['steep'] },
      { type: 'Sigmoid', inputs: ['steep'], outputs: ['output'] },
      { type: 'Identity', inputs: ['state'], outputs: ['stateN'] },
    ],
  });
}

export const words = Object.keys(toneWords) as ToneWord[];

/** The recogniser's words, as sherpa-onnx reads them. Chinese is written without spaces. */
export function tinyTokens(): Buffer {
  return Buffer.from(
    [...words.map((word) => (/\p{Script=Han}/u.test(word) ? word : `▁${word}`)), '<blk>']
      .map((token, index) => `${token} ${index}\n`)
      .join(''),
  );
}

/**
 * A recogniser (NeMo CTC): in each frame, the word whose band is the loudest, or none where no band is loud.
 * @param bands where it hears each word
 * @param fragile a recording with `fatalTone` in it ends the process, as a damaged model does
 */
export function tinyRecogniser({ fragile = false, bands = wordBands } = {}): Buffer {
  const size = words.length + 1;
  const weights = new Float32Array(80 * size);
  words.forEach((word, index) => (weights[bands[word] * size + index] = 1));
  const crash: OnnxNode[] = [
    { type: 'Gather', inputs: ['frames', 'fatalBand'], outputs: ['fatal'], attributes: { axis: 2 } },
    { type: 'ReduceMax', inputs: ['fatal'], outputs: ['loudest'], attributes: { keepdims: 0 } },
    { type: 'Greater', inputs: ['loudest', 'silence'], outputs: ['isFatal'] },
    { type: 'Cast', inputs: ['isFatal'], outputs: ['row'], attributes: { to: 7 } },
    // There is one row only: the second one is asked for.
    { type: 'Gather', inputs: ['rows', 'row'], outputs: ['bias'], attributes: { axis: 0 } },
    { type: 'Add', inputs: ['heard', 'bias'], outputs: ['scores'] },
  ];
  return printOnnx({
    inputs: [
      { name: 'audio_signal', type: 'float', shape: ['batch', 80, 'time'] },
      { name: 'length', type: 'int64', shape: ['batch'] },
    ],
    outputs: [{ name: 'logprobs', type: 'float', shape: ['batch', 'time', size] }],
    tensors: [
      { name: 'weights', shape: [80, size], values: weights },
      { name: 'fatalBand', shape: [1], values: BigInt64Array.of(BigInt(fatalBand)) },
      { name: 'silence', shape: [], values: Float32Array.of(0) },
      { name: 'rows', shape: [1, size], values: new Float32Array(size).fill(quiet, -1) },
    ],
    nodes: [
      { type: 'Transpose', inputs: ['audio_signal'], outputs: ['frames'], attributes: { perm: [0, 2, 1] } },
      { type: 'MatMul', inputs: ['frames', 'weights'], outputs: ['heard'] },
      ...(fragile ? crash : [{ type: 'Add', inputs: ['heard', 'rows'], outputs: ['scores'] }]),
      { type: 'LogSoftmax', inputs: ['scores'], outputs: ['logprobs'], attributes: { axis: 2 } },
    ],
    metadata: { vocab_size: String(size), subsampling_factor: '1', normalize_type: '' },
  });
}

/** A speaker embedding (WeSpeaker): how loud the bands of the three voices are. */
export function tinyVoices(): Buffer {
  const weights = new Float32Array(80 * voiceBands.length);
  voiceBands.forEach((band, index) => (weights[band * voiceBands.length + index] = 1));
  return printOnnx({
    inputs: [{ name: 'x', type: 'float', shape: ['batch', 'time', 80] }],
    outputs: [{ name: 'embedding', type: 'float', shape: ['batch', voiceBands.length] }],
    tensors: [
      { name: 'weights', shape: [80, voiceBands.length], values: weights },
      { name: 'middle', shape: [1], values: Float32Array.of(8) },
    ],
    nodes: [
      { type: 'ReduceMean', inputs: ['x'], outputs: ['mean'], attributes: { axes: [1], keepdims: 0 } },
      { type: 'MatMul', inputs: ['mean', 'weights'], outputs: ['loudness'] },
      { type: 'Add', inputs: ['loudness', 'middle'], outputs: ['embedding'] },
    ],
    metadata: {
      output_dim: String(voiceBands.length),
      sample_rate: '16000',
      normalize_samples: '1',
      language: 'tones',
      framework: 'wespeaker',
      feature_normalize_type: '',
    },
  });
}
