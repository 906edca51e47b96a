import { printOnnx } from './onnx.ts';
import { quiet, wordBands, words } from './tiny-models.ts';

/**
 * A recogniser of the form of NeMo’s transducers with durations (Parakeet TDT) for the language of tones: a word begins where
 * its band gets loud, and is heard once until another one begins. Its words are those of `tinyTokens`.
 */

const bands = 80;
const size = words.length + 1;
/** Frames that a token can last: from 0 to one less. */
const durations = 5;
const always = 4;
const state = { name: '', type: 'float' as const, shape: [1, 'batch', 2] };

export function tinyTransducerEncoder(): Buffer {
  return printOnnx({
    inputs: [
      { name: 'audio_signal', type: 'float', shape: ['batch', bands, 'time'] },
      { name: 'length', type: 'int64', shape: ['batch'] },
    ],
    outputs: [
      { name: 'outputs', type: 'float', shape: ['batch', bands, 'time'] },
      { name: 'encoded_lengths', type: 'int64', shape: ['batch'] },
    ],
    tensors: [],
    nodes: [
      { type: 'Identity', inputs: ['audio_signal'], outputs: ['outputs'] },
      { type: 'Identity', inputs: ['length'], outputs: ['encoded_lengths'] },
    ],
    metadata: {
      vocab_size: String(words.length),
      subsampling_factor: '1',
      normalize_type: '',
      pred_rnn_layers: '1',
      pred_hidden: '2',
      feat_dim: String(bands),
      // By this it is known to tell how long words last.
      url: 'https://example.org/tones-tdt',
    },
  });
}

/** Remembers the word before. */
export function tinyTransducerDecoder(): Buffer {
  const own = Float32Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  return printOnnx({
    inputs: [
      { name: 'targets', type: 'int32', shape: ['batch', 1] },
      { name: 'target_length', type: 'int32', shape: ['batch'] },
      { ...state, name: 'states.1' },
      { ...state, name: 'onnx::Slice_3' },
    ],
    outputs: [
      { name: 'outputs', type: 'float', shape: ['batch', size, 1] },
      { name: 'prednet_lengths', type: 'int32', shape: ['batch'] },
      { ...state, name: 'states' },
      { ...state, name: '162' },
    ],
    tensors: [{ name: 'own', shape: [size, size], values: own }],
    nodes: [
      { type: 'Gather', inputs: ['own', 'targets'], outputs: ['before'], attributes: { axis: 0 } },
      { type: 'Transpose', inputs: ['before'], outputs: ['outputs'], attributes: { perm: [0, 2, 1] } },
      { type: 'Identity', inputs: ['target_length'], outputs: ['prednet_lengths'] },
      { type: 'Identity', inputs: ['states.1'], outputs: ['states'] },
      { type: 'Identity', inputs: ['onnx::Slice_3'], outputs: ['162'] },
    ],
  });
}

export function tinyTransducerJoiner(): Buffer {
  const all = size + durations;
  const hears = new Float32Array(bands * all);
  words.forEach((word, index) => (hears[wordBands[word] * all + index] = 1));
  const forgets = new Float32Array(size * all);
  words.forEach((_, index) => (forgets[index * all + index] = -100));
  const bias = new Float32Array(all);
  bias[size - 1] = quiet;
  bias[size + always] = 1;
  return printOnnx({
    inputs: [
      { name: 'encoder_outputs', type: 'float', shape: ['batch', bands, 1] },
      { name: 'decoder_outputs', type: 'float', shape: ['batch', size, 1] },
    ],
    outputs: [{ name: 'outputs', type: 'float', shape: ['batch', 1, 1, all] }],
    tensors: [
      { name: 'hears', shape: [bands, all], values: hears },
      { name: 'forgets', shape: [size, all], values: forgets },
      { name: 'bias', shape: [all], values: bias },
      { name: 'second', shape: [1], values: BigInt64Array.of(1n) },
    ],
    nodes: [
      { type: 'Transpose', inputs: ['encoder_outputs'], outputs: ['frame'], attributes: { perm: [0, 2, 1] } },
      { type: 'Transpose', inputs: ['decoder_outputs'], outputs: ['before'], attributes: { perm: [0, 2, 1] } },
      { type: 'MatMul', inputs: ['frame', 'hears'], outputs: ['heard'] },
      { type: 'MatMul', inputs: ['before', 'forgets'], outputs: ['said'] },
      { type: 'Add', inputs: ['heard', 'said'], outputs: ['sum'] },
      { type: 'Add', inputs: ['sum', 'bias'], outputs: ['scores'] },
      { type: 'Unsqueeze', inputs: ['scores', 'second'], outputs: ['outputs'] },
    ],
  });
}
