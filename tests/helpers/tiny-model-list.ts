import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelList, type SpeechModel } from '../../shared/speech/model.ts';
import { highWordBands, tinyRecogniser, tinyTokens, tinyVad, tinyVoices } from './tiny-models.ts';
import { tinyTransducerDecoder, tinyTransducerEncoder, tinyTransducerJoiner } from './tiny-transducer.ts';
import { tinyWhisperDecoder, tinyWhisperEncoder, tinyWhisperTokens } from './tiny-whisper.ts';

/** The files of each tiny model. `fragile` ends its process where a recording has the tone for it. */
const contents: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
  'tiny-vad': { 'vad.onnx': tinyVad() },
  'tiny-voices': { 'voices.onnx': tinyVoices() },
  'tiny-words': { 'model.onnx': tinyRecogniser(), 'tokens.txt': tinyTokens() },
  fragile: { 'model.onnx': tinyRecogniser({ fragile: true }), 'tokens.txt': tinyTokens() },
  // Right by its hash, and no model: what loads it ends.
  damaged: { 'model.onnx': tinyRecogniser().subarray(0, 1500), 'tokens.txt': tinyTokens() },
  // Hears words over people’s voices: see `spoken-talk.ts`.
  'over-voices': { 'model.onnx': tinyRecogniser({ bands: highWordBands }), 'tokens.txt': tinyTokens() },
  transducer: {
    'encoder.onnx': tinyTransducerEncoder(),
    'decoder.onnx': tinyTransducerDecoder(),
    'joiner.onnx': tinyTransducerJoiner(),
    'tokens.txt': tinyTokens(),
  },
  whisper: {
    'encoder.onnx': tinyWhisperEncoder(),
    'decoder.onnx': tinyWhisperDecoder(),
    'tokens.txt': tinyWhisperTokens(),
  },
  'whisper-timed': {
    'encoder.onnx': tinyWhisperEncoder(),
    'decoder.onnx': tinyWhisperDecoder({ timed: true }),
    'tokens.txt': tinyWhisperTokens(),
  },
};

const kinds: Readonly<Record<string, object>> = {
  'tiny-vad': { kind: 'vad' },
  'tiny-voices': { kind: 'voices' },
};

const recogniser = { kind: 'recogniser', languages: 'en zh', speed: 'fast', quality: 'draft' };
const coders = { encoder: 'encoder.onnx', decoder: 'decoder.onnx', tokens: 'tokens.txt' };
const forms: Readonly<Record<string, object>> = {
  transducer: { kind: 'nemo-transducer', ...coders, joiner: 'joiner.onnx' },
  whisper: { kind: 'whisper', ...coders },
  'whisper-timed': { kind: 'whisper', ...coders, timed: true },
};
const usualForm = { kind: 'nemo-ctc', model: 'model.onnx', tokens: 'tokens.txt' };

/** A list of the tiny models. @param origin where they would be downloaded from, as `ID/FILE` */
export function tinyModelList(origin = 'http://127.0.0.1:9'): {
  models: readonly { readonly id: string; readonly files: readonly { readonly name: string }[] }[];
} {
  return {
    models: Object.entries(contents).map(([id, files]) => ({
      id,
      name: `The ${id} model`,
      licence: { name: 'MIT', address: 'https://example.org/licence' },
      home: 'https://example.org/',
      alsoFrom: [],
      memory: 1,
      ...(kinds[id] ?? { ...recogniser, form: forms[id] ?? usualForm }),
      files: Object.entries(files).map(([name, content]) => ({
        name,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        address: `${origin}/${id}/${name}`,
      })),
    })),
  };
}

export function readTinyModels(origin?: string): readonly SpeechModel[] {
  return modelList.parse(tinyModelList(origin)).models;
}

export function tinyModelFile(id: string, name: string): Buffer {
  return contents[id]![name]!;
}

/** Puts tiny models in their place, as if they had been downloaded. @param folder where models are kept */
export function installTinyModels(folder: string, ids: readonly string[] = Object.keys(contents)): void {
  for (const id of ids) {
    mkdirSync(join(folder, id), { recursive: true });
    for (const [name, content] of Object.entries(contents[id]!)) writeFileSync(join(folder, id, name), content);
  }
}
