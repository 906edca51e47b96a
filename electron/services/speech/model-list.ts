import { readFile } from 'node:fs/promises';
import { modelList, type SpeechModel } from '../../../shared/speech/model.ts';
import { RostrumError } from '../../../shared/failure.ts';
import known from './models.json' with { type: 'json' };

/**
 * The models that may be fetched and loaded: those of `models.json`, or of the file that `ROSTRUM_SPEECH_MODELS` names.
 * @throws RostrumError `unreadable` where that file is no such list
 */
export async function readModelList(environment: NodeJS.ProcessEnv = process.env): Promise<readonly SpeechModel[]> {
  const path = environment['ROSTRUM_SPEECH_MODELS'];
  if (!path) return modelList.parse(known).models;
  try {
    return modelList.parse(JSON.parse(await readFile(path, 'utf8'))).models;
  } catch (error) {
    throw new RostrumError(
      {
        code: 'unreadable',
        message: `This is no list of speech models: ${error instanceof Error ? error.message : String(error)}`,
        next: 'Write it like models.json of Rostrum’s sources, or take ROSTRUM_SPEECH_MODELS away.',
        path,
      },
      { cause: error },
    );
  }
}

/** @throws RostrumError `not-found` */
export function modelOf(models: readonly SpeechModel[], id: string): SpeechModel {
  const model = models.find((one) => one.id === id);
  if (model) return model;
  throw new RostrumError({
    code: 'not-found',
    message: `There is no model “${id}”.`,
    next: `Name one of these: ${models.map((one) => one.id).join(', ')}.`,
  });
}
