import { RostrumError } from '../../../shared/failure.ts';
import { baseLanguage, type Recogniser, type SpeechModel } from '../../../shared/speech/model.ts';
import { modelOf } from './model-list.ts';
import { stateOf } from './models-folder.ts';

export interface ChosenModels {
  readonly vad: SpeechModel;
  readonly recogniser: Recogniser;
  readonly voices: SpeechModel | null;
  /** Those of them that are not on this machine. */
  readonly missing: readonly SpeechModel[];
}

export interface ModelWishes {
  /** Of the recogniser; null for the best that is here, or else the best that there is. */
  readonly model: string | null;
  /** As in `en` or `en-GB`; null where it is to be found out. */
  readonly language: string | null;
  /** Whether voices are to be told apart. */
  readonly voices: boolean;
}

const qualities: readonly Recogniser['quality'][] = ['best', 'good', 'draft'];

/**
 * The models with which a recording is listened to.
 * @throws RostrumError `bad-request` where none, or not the one that was named, knows the language
 */
export async function chooseModels(
  models: readonly SpeechModel[],
  folder: string,
  { model, language, voices }: ModelWishes,
): Promise<ChosenModels> {
  const vad = models.find(({ kind }) => kind === 'vad');
  const teller = voices ? (models.find(({ kind }) => kind === 'voices') ?? null) : null;
  const recogniser = model === null ? await findBest(models, folder, language) : recogniserOf(models, model);
  if (vad === undefined || recogniser === null || !knows(recogniser, language))
    throw new RostrumError({
      code: 'bad-request',
      message:
        recogniser === null || language === null
          ? `No speech model knows the language “${language ?? ''}”.`
          : `${recogniser.name} does not know the language “${language}”.`,
      next: 'Leave the language out, or choose another model: rostrum models list.',
    });
  const chosen = [vad, recogniser, ...(teller === null ? [] : [teller])];
  const states = await Promise.all(chosen.map((one) => stateOf(folder, one)));
  const missing = states.filter(({ installed }) => !installed).map((state) => state.model);
  return { vad, recogniser, voices: teller, missing };
}

function knows({ languages }: Recogniser, language: string | null): boolean {
  return language === null || languages.includes(baseLanguage(language));
}

function recogniserOf(models: readonly SpeechModel[], id: string): Recogniser {
  const model = modelOf(models, id);
  if (model.kind === 'recogniser') return model;
  throw new RostrumError({
    code: 'bad-request',
    message: `“${id}” recognises no words.`,
    next: `Name one of these: ${models.flatMap((one) => (one.kind === 'recogniser' ? [one.id] : [])).join(', ')}.`,
  });
}

async function findBest(
  models: readonly SpeechModel[],
  folder: string,
  language: string | null,
): Promise<Recogniser | null> {
  const able = models
    .filter((model) => model.kind === 'recogniser')
    .filter((model) => knows(model, language))
    .sort((a, b) => qualities.indexOf(a.quality) - qualities.indexOf(b.quality));
  for (const model of able) if ((await stateOf(folder, model)).installed) return model;
  return able[0] ?? null;
}
