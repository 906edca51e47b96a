import { z } from 'zod';

/** A file of a model. Nothing else than these bytes is ever loaded. */
const modelFile = z.object({
  /** As it is called in the model’s folder; no path. */
  name: z.string().regex(/^[\w.+-]+$/),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where its publisher has it. */
  address: z.url(),
});
export type ModelFile = z.infer<typeof modelFile>;

/** How sherpa-onnx is to load it; each part is the name of one of its files. */
const recogniserForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('whisper'),
    encoder: z.string(),
    decoder: z.string(),
    tokens: z.string(),
    /** Whether its decoder tells where it listens: only then there are times of words, see `tellsTimes`. */
    timed: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('nemo-transducer'),
    encoder: z.string(),
    decoder: z.string(),
    joiner: z.string(),
    tokens: z.string(),
  }),
  z.object({ kind: z.literal('nemo-ctc'), model: z.string(), tokens: z.string() }),
]);
export type RecogniserForm = z.infer<typeof recogniserForm>;

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  licence: z.object({ name: z.string(), address: z.url() }),
  /** Where it comes from, to be read by people. */
  home: z.url(),
  /** Further origins that its addresses send on to. */
  alsoFrom: z.array(z.string()),
  /** Gigabytes that a machine should have, all told. */
  memory: z.number().positive(),
  files: z.array(modelFile).min(1),
};

export const speechModel = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('recogniser') }).extend({
    form: recogniserForm,
    /** The codes of its languages, between spaces. */
    languages: z.string().transform((text) => text.split(' ')),
    speed: z.enum(['fast', 'slow']),
    /** What an editor chooses by. */
    quality: z.enum(['draft', 'good', 'best']),
  }),
  z.object({ ...common, kind: z.literal('vad') }),
  z.object({ ...common, kind: z.literal('voices') }),
]);
export type SpeechModel = z.infer<typeof speechModel>;
export type Recogniser = Extract<SpeechModel, { kind: 'recogniser' }>;

/** Whether it tells when each word is said; else that is estimated from where somebody speaks. */
export function tellsTimes({ form }: Recogniser): boolean {
  return form.kind !== 'whisper' || form.timed;
}

/** A language as models name it: `en` of `en-GB`. */
export function baseLanguage(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0]!;
}

/** The models that Rostrum knows, as `models.json` lists them. */
export const modelList = z.object({ models: z.array(speechModel) });

/** What is known of a model on this machine. */
export interface ModelState {
  readonly model: SpeechModel;
  /** All of its files are here with their sizes; whether they are the right ones is looked at before each is loaded. */
  readonly installed: boolean;
  /** Bytes of it that are here, whole files and parts of a download. */
  readonly here: number;
}

export function bytesOf({ files }: SpeechModel): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whom a download asks first, such as `huggingface.co`. */
export function hostsOf({ files }: SpeechModel): string[] {
  return [...new Set(files.map(({ address }) => new URL(address).host))];
}

/** A model as the window shows it. */
export interface ModelView {
  readonly id: string;
  readonly kind: SpeechModel['kind'];
  readonly name: string;
  readonly bytes: number;
  /** Bytes of it that are here. */
  readonly here: number;
  readonly installed: boolean;
  /** Whom a download asks first. */
  readonly hosts: readonly string[];
  readonly licence: string;
  /** Gigabytes that a machine should have. */
  readonly memory: number;
  /** Of a recogniser, else null. */
  readonly recognises: (Pick<Recogniser, 'languages' | 'speed' | 'quality'> & { readonly tellsTimes: boolean }) | null;
}

export function viewOf({ model, installed, here }: ModelState): ModelView {
  const { id, kind, name, licence, memory } = model;
  return {
    id,
    kind,
    name,
    bytes: bytesOf(model),
    here,
    installed,
    hosts: hostsOf(model),
    licence: licence.name,
    memory,
    recognises:
      model.kind === 'recogniser'
        ? {
            languages: model.languages,
            speed: model.speed,
            quality: model.quality,
            tellsTimes: tellsTimes(model),
          }
        : null,
  };
}
