import { RostrumError } from '../../../shared/failure.ts';
import { bytesOf, type SpeechModel } from '../../../shared/speech/model.ts';
import { megabytes } from '../../../shared/text/megabytes.ts';
import { recordingType } from '../../../shared/recordings/formats.ts';
import { describeFileError } from '../../files/file-error.ts';
import { identify } from '../recording/recordings.ts';
import type { ChosenModels } from './choose-models.ts';
import type { DraftRequest } from './draft-folder.ts';

/**
 * What a draft of a recording is made of.
 * @param speakers how many speak; null where nobody says
 * @throws RostrumError where the file cannot be read, or is no recording by its name
 */
export async function requestDraft(
  recording: string,
  {
    models,
    language,
    speakers,
    episode,
  }: { models: ChosenModels } & Pick<DraftRequest, 'language' | 'speakers' | 'episode'>,
): Promise<DraftRequest> {
  if (recordingType(recording) === null)
    throw new RostrumError({
      code: 'bad-request',
      message: 'This is no recording, by its name.',
      next: 'Name an MP3, M4A, WAV, OGG or FLAC file.',
      path: recording,
    });
  const identity = await identify(recording).catch((error: unknown) => {
    throw describeFileError(error, recording, 'read');
  });
  return {
    recording,
    identity,
    model: models.recogniser.id,
    voices: models.voices !== null,
    language,
    speakers,
    episode,
  };
}

/** @throws RostrumError `not-found` where models are not on this machine yet, with what they are and how to get them */
export function requireModels({ missing }: ChosenModels): void {
  if (missing.length === 0) return;
  throw new RostrumError({
    code: 'not-found',
    message: `Not on this machine yet: ${missing.map((model) => `${model.name} (${describe(model)})`).join(', ')}.`,
    next: `Get what is missing with: rostrum models add ${missing.map(({ id }) => id).join(' ')}`,
  });
}

function describe(model: SpeechModel): string {
  return `${megabytes(bytesOf(model))}, ${model.licence.name}`;
}
