import { availableParallelism } from 'node:os';
import sherpa, { type Vad } from 'sherpa-onnx-node';
import type { Recogniser, SpeechModel } from '../../../shared/speech/model.ts';
import type { Recognised } from '../../../shared/speech/token-words.ts';
import { requireRightFile } from './models-folder.ts';

/** Samples a second: all models are made for these. */
export const sampleRate = 16_000;
/** Samples that the voice activity detector takes at once. */
export const vadFrame = 512;
/** In seconds: sounds that are shorter are no speech, silences that are shorter are part of it. */
export const vadTimes = { speech: 0.25, silence: 0.3 } as const;
/** More threads are hardly faster, and leave nothing for whoever works on. */
const threads = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));

const common = { numThreads: threads, provider: 'cpu', debug: 0 } as const;

/** @throws RostrumError `not-verified` where a file is not the one that is listed: then nothing of it is loaded */
export async function loadVad(folder: string, model: SpeechModel): Promise<Vad> {
  const path = await requireRightFile(folder, model, model.files[0]!);
  return new sherpa.Vad(
    {
      sileroVad: {
        model: path,
        // Lower than its authors’ 0.5: words that are lost are worse than silence that is heard.
        threshold: 0.3,
        minSpeechDuration: vadTimes.speech,
        minSilenceDuration: vadTimes.silence,
        windowSize: vadFrame,
        // Speech that goes on is cut by whoever asks.
        maxSpeechDuration: 3600,
      },
      sampleRate,
      ...common,
      numThreads: 1,
    },
    // It keeps speech that nobody takes: no more of it than a window.
    60,
  );
}

export type Recognise = (samples: Float32Array) => Recognised;

/** @throws RostrumError as `loadVad` */
export async function loadRecogniser(folder: string, model: Recogniser, language: string | null): Promise<Recognise> {
  const paths = new Map<string, string>();
  for (const file of model.files) paths.set(file.name, await requireRightFile(folder, model, file));
  const recogniser = new sherpa.OfflineRecognizer({
    featConfig: { sampleRate, featureDim: 80 },
    modelConfig: { ...common, ...configOf(model, (name) => paths.get(name)!, language) },
  });
  return (samples) => {
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples, sampleRate });
    recogniser.decode(stream);
    return recogniser.getResult(stream);
  };
}

function configOf({ form }: Recogniser, pathOf: (name: string) => string, language: string | null): object {
  const tokens = pathOf(form.tokens);
  switch (form.kind) {
    case 'whisper':
      return {
        whisper: {
          encoder: pathOf(form.encoder),
          decoder: pathOf(form.decoder),
          language: language ?? '',
          task: 'transcribe',
          tailPaddings: -1,
          enableTokenTimestamps: form.timed ? 1 : 0,
        },
        tokens,
      };
    case 'nemo-transducer':
      return {
        transducer: {
          encoder: pathOf(form.encoder),
          decoder: pathOf(form.decoder),
          joiner: pathOf(form.joiner),
        },
        modelType: 'nemo_transducer',
        tokens,
      };
    case 'nemo-ctc':
      return { nemoCtc: { model: pathOf(form.model) }, tokens };
  }
}

/** How a stretch of sound sounds; null where it is too short to say. */
export type DescribeVoice = (samples: Float32Array) => number[] | null;

/** @throws RostrumError as `loadVad` */
export async function loadVoices(folder: string, model: SpeechModel): Promise<DescribeVoice> {
  const path = await requireRightFile(folder, model, model.files[0]!);
  const extractor = new sherpa.SpeakerEmbeddingExtractor({ model: path, ...common });
  return (samples) => {
    const stream = extractor.createStream();
    stream.acceptWaveform({ samples, sampleRate });
    stream.inputFinished();
    if (!extractor.isReady(stream)) return null;
    // Electron allows no memory from outside.
    const vector = extractor.compute(stream, false);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
    return Array.from(vector, (value) => Math.round((value / length) * 127));
  };
}
