import { RostrumError } from '../../../shared/failure.ts';
import type { ModelFile, SpeechModel } from '../../../shared/speech/model.ts';
import { fetchAllowed } from '../machine/fetch-allowed.ts';
import { modelFilePath, openPartialFile, readMirror, sizeOf } from './models-folder.ts';

export interface DownloadOptions {
  /** Where models are kept. */
  readonly folder: string;
  /** Told how many bytes of the model are here. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Downloads what is missing of a model, from where it was stopped. Only called once the editor has said yes to size, host
 * and licence.
 * @throws RostrumError `not-verified` where a file is not the one that is listed; `unreachable`; `cancelled`, where what has come is kept
 */
export async function downloadModel(model: SpeechModel, options: DownloadOptions): Promise<void> {
  const mirror = await readMirror(options.folder);
  let before = 0;
  for (const file of model.files) {
    const onProgress = (bytes: number) => options.onProgress(before + bytes);
    if ((await sizeOf(modelFilePath(options.folder, model, file))) !== file.bytes)
      await downloadFile(model, file, mirror, { ...options, onProgress });
    before += file.bytes;
  }
}

async function downloadFile(
  model: SpeechModel,
  file: ModelFile,
  mirror: string | null,
  { folder, onProgress, signal }: DownloadOptions,
): Promise<void> {
  const address = addressOf(model, file, mirror);
  const part = await openPartialFile(folder, model, file);
  try {
    if (part.bytes < file.bytes) {
      const { response, chunks } = await fetchAllowed(address, {
        origins: [address.origin, ...(mirror === null ? model.alsoFrom : [])],
        signal,
        headers: part.bytes > 0 ? { range: `bytes=${part.bytes}-` } : {},
      });
      const goesOn =
        response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${part.bytes}-`);
      if (part.bytes > 0 && !goesOn) await part.restart();
      for await (const chunk of chunks) {
        await part.add(chunk);
        onProgress(part.bytes);
      }
    }
    if (part.bytes < file.bytes)
      throw new RostrumError({
        code: 'unreachable',
        message: `${address.host} ended the connection before all of ${file.name} had come.`,
        next: 'Try again: it goes on where it was stopped.',
      });
    await part.finish();
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new RostrumError(
      { code: 'cancelled', message: 'The download was stopped. What has come is kept, and gone on with next time.' },
      { cause: error },
    );
  } finally {
    await part.close();
  }
}

/** Where a file of a model is fetched from. */
export function addressOf(model: SpeechModel, file: ModelFile, mirror: string | null): URL {
  return new URL(mirror === null ? file.address : `${mirror.replace(/\/+$/, '')}/${model.id}/${file.name}`);
}
