import { printOnnx, type OnnxNode } from './onnx.ts';
import { toneGapSeconds, toneWordSeconds } from './tone-speech.ts';
import { wordBands, words } from './tiny-models.ts';

/**
 * A recogniser of Whisper’s form for the language of tones, as sherpa-onnx’s export-onnx.py makes them: the encoder gives the
 * sound on as it is, and the decoder looks for each next word where the words of a stretch follow each other.
 */

const [wordId, endId] = [0, words.length];
const special = ['sot', 'translate', 'transcribe', 'en', 'zh', 'no_speech', 'no_timestamps'] as const;
const idOf = (name: (typeof special)[number]) => endId + 1 + special.indexOf(name);
const size = endId + 1 + special.length;
const bands = 80;
/** What a decoder remembers of the words before; this one needs nothing of it. */
const memory = { layers: 1, words: 64, values: 2 };
/** Tokens before the first word: start, language, task, no times. */
const opening = 4;
/** In hundredths of a second: where the middle of a window’s first word is, and of each next. */
const firstWord = 32;
const nextWord = Math.round((toneWordSeconds + toneGapSeconds) * 100);
/** A band is loud from here on, in a loudness that Whisper scales to end at about 1.5. */
const loud = 0.7;

export function tinyWhisperEncoder(): Buffer {
  return printOnnx({
    inputs: [{ name: 'mel', type: 'float', shape: [1, bands, 'time'] }],
    outputs: ['n_layer_cross_k', 'n_layer_cross_v'].map((name) => ({
      name,
      type: 'float',
      shape: [memory.layers, 1, 'time', bands],
    })),
    tensors: [{ name: 'layer', shape: [1], values: BigInt64Array.of(0n) }],
    nodes: [
      { type: 'Transpose', inputs: ['mel'], outputs: ['frames'], attributes: { perm: [0, 2, 1] } },
      { type: 'Unsqueeze', inputs: ['frames', 'layer'], outputs: ['n_layer_cross_k'] },
      { type: 'Identity', inputs: ['n_layer_cross_k'], outputs: ['n_layer_cross_v'] },
    ],
    metadata: {
      n_mels: String(bands),
      n_text_layer: String(memory.layers),
      n_text_ctx: String(memory.words),
      n_text_state: String(memory.values),
      n_vocab: String(size),
      sot: String(idOf('sot')),
      eot: String(endId),
      blank_id: String(wordId),
      translate: String(idOf('translate')),
      transcribe: String(idOf('transcribe')),
      no_speech: String(idOf('no_speech')),
      no_timestamps: String(idOf('no_timestamps')),
      is_multilingual: '1',
      sot_sequence: [idOf('sot'), idOf('en'), idOf('transcribe')].join(','),
      all_language_tokens: [idOf('en'), idOf('zh')].join(','),
      all_language_codes: 'en,zh',
    },
  });
}

/** @param timed whether it tells where it listens, as exports “with attention” do: from that, times of words are worked out */
export function tinyWhisperDecoder({ timed = false } = {}): Buffer {
  const weights = new Float32Array(bands * size);
  words.forEach((word, index) => (weights[wordBands[word] * size + index] = 1));
  const bias = new Float32Array(size).fill(-100);
  bias.fill(0, 0, words.length);
  bias[endId] = loud;
  const cache = (name: string) => ({ name, type: 'float' as const, shape: [1, 1, memory.words, memory.values] });
  const sound = (name: string) => ({ name, type: 'float' as const, shape: [1, 1, 'time', bands] });
  const attention: OnnxNode[] = [
    // A frame of what is listened to is two of the sound.
    { type: 'Div', inputs: ['length', 'two'], outputs: ['heard'] },
    { type: 'Squeeze', inputs: ['heard'], outputs: ['heardCount'] },
    { type: 'Range', inputs: ['nought', 'heardCount', 'step'], outputs: ['places'] },
    { type: 'Div', inputs: ['frame', 'two'], outputs: ['place'] },
    { type: 'Sub', inputs: ['places', 'place'], outputs: ['apart'] },
    { type: 'Cast', inputs: ['apart'], outputs: ['distance'], attributes: { to: 1 } },
    { type: 'Abs', inputs: ['distance'], outputs: ['far'] },
    { type: 'Neg', inputs: ['far'], outputs: ['near'] },
    { type: 'Concat', inputs: ['one', 'one', 'count', 'heard'], outputs: ['shape'], attributes: { axis: 0 } },
    { type: 'Expand', inputs: ['near', 'shape'], outputs: ['cross_attention_weights'] },
  ];
  return printOnnx({
    inputs: [
      { name: 'tokens', type: 'int64', shape: [1, 'count'] },
      cache('in_n_layer_self_k_cache'),
      cache('in_n_layer_self_v_cache'),
      sound('n_layer_cross_k'),
      sound('n_layer_cross_v'),
      { name: 'offset', type: 'int64', shape: [1] },
    ],
    outputs: [
      { name: 'logits', type: 'float', shape: [1, 1, size] },
      cache('out_n_layer_self_k_cache'),
      cache('out_n_layer_self_v_cache'),
      ...(timed ? [{ name: 'cross_attention_weights', type: 'float' as const, shape: [1, 1, 'count', 'heard'] }] : []),
    ],
    tensors: [
      ...Object.entries({ one: 1, two: 2, opening, firstWord, nextWord, zero: 0 }).map(([name, value]) => ({
        name,
        shape: [1],
        values: BigInt64Array.of(BigInt(value)),
      })),
      { name: 'nought', shape: [], values: BigInt64Array.of(0n) },
      { name: 'step', shape: [], values: BigInt64Array.of(1n) },
      { name: 'logitsShape', shape: [3], values: BigInt64Array.of(1n, 1n, BigInt(size)) },
      { name: 'weights', shape: [bands, size], values: weights },
      { name: 'bias', shape: [size], values: bias },
    ],
    nodes: [
      { type: 'Shape', inputs: ['tokens'], outputs: ['tokensShape'] },
      { type: 'Gather', inputs: ['tokensShape', 'one'], outputs: ['count'], attributes: { axis: 0 } },
      { type: 'Shape', inputs: ['n_layer_cross_k'], outputs: ['soundShape'] },
      { type: 'Gather', inputs: ['soundShape', 'two'], outputs: ['length'], attributes: { axis: 0 } },
      { type: 'Add', inputs: ['offset', 'count'], outputs: ['said'] },
      { type: 'Sub', inputs: ['said', 'opening'], outputs: ['word'] },
      { type: 'Mul', inputs: ['word', 'nextWord'], outputs: ['later'] },
      { type: 'Add', inputs: ['later', 'firstWord'], outputs: ['wanted'] },
      { type: 'Sub', inputs: ['length', 'one'], outputs: ['last'] },
      { type: 'Min', inputs: ['wanted', 'last'], outputs: ['atMost'] },
      { type: 'Max', inputs: ['atMost', 'zero'], outputs: ['frame'] },
      { type: 'Gather', inputs: ['n_layer_cross_k', 'frame'], outputs: ['row'], attributes: { axis: 2 } },
      { type: 'MatMul', inputs: ['row', 'weights'], outputs: ['scores'] },
      { type: 'Add', inputs: ['scores', 'bias'], outputs: ['biased'] },
      { type: 'Reshape', inputs: ['biased', 'logitsShape'], outputs: ['logits'] },
      { type: 'Identity', inputs: ['in_n_layer_self_k_cache'], outputs: ['out_n_layer_self_k_cache'] },
      { type: 'Identity', inputs: ['in_n_layer_self_v_cache'], outputs: ['out_n_layer_self_v_cache'] },
      ...(timed ? attention : []),
    ],
  });
}

/** Its words, in base64 as Whisper has them. */
export function tinyWhisperTokens(): Buffer {
  const lines = words.map((word, index) => {
    const written = /\p{Script=Han}/u.test(word) ? word : ` ${word}`;
    return `${Buffer.from(written).toString('base64')} ${index}\n`;
  });
  return Buffer.from(lines.join(''));
}
