import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { RostrumError } from '../../../shared/failure.ts';
import type { ModelFile, SpeechModel } from '../../../shared/speech/model.ts';
import { describeFileError } from '../../files/file-error.ts';
import { openArchive, TooLargeError } from '../../files/unzip.ts';
import { openPartialFile, stateOf } from './models-folder.ts';

/** A file that somebody brought, whatever it is called. */
interface BroughtFile {
  readonly name: string;
  readonly bytes: number;
  open(): Promise<Readable>;
}

interface Brought {
  readonly files: readonly BroughtFile[];
  close(): void;
}

/** Folders below the one that was named. */
const maxDepth = 6;

/**
 * Takes models from a folder or a ZIP archive of somebody who has them. Files are known by what is in them, not by their
 * names; only whole models are taken, and nothing that is not listed.
 * @param folder where models are kept
 * @param onProgress told how many bytes of all that could be taken have been looked at
 * @returns the models that are here now and were not before
 * @throws RostrumError `not-found` where it holds no whole model; `unreadable`; `cancelled`
 */
export async function importModels(
  source: string,
  models: readonly SpeechModel[],
  {
    folder,
    onProgress = () => {},
    signal,
  }: { folder: string; onProgress?: (done: number, total: number) => void; signal?: AbortSignal },
): Promise<readonly SpeechModel[]> {
  const wanted = new Map(models.flatMap(({ files }) => files.map((file) => [file.bytes, file] as const)));
  const brought = await openBrought(source, models);
  try {
    const known = brought.files.filter(({ bytes }) => wanted.has(bytes));
    const total = known.reduce((sum, { bytes }) => sum + bytes, 0);
    const found = new Map<string, BroughtFile>();
    let done = 0;
    for (const file of known) {
      const hash = createHash('sha256');
      for await (const chunk of await file.open()) {
        signal?.throwIfAborted();
        hash.update(chunk as Buffer);
        onProgress((done += (chunk as Buffer).length), total);
      }
      found.set(hash.digest('hex'), file);
    }
    const taken: SpeechModel[] = [];
    for (const model of models) {
      if ((await stateOf(folder, model)).installed || !model.files.every(({ sha256 }) => found.has(sha256))) continue;
      for (const file of model.files) await take(folder, model, file, found.get(file.sha256)!, signal);
      taken.push(model);
    }
    if (taken.length === 0) throw await nothingTaken(source, models, found, folder);
    return taken;
  } catch (error) {
    if (signal?.aborted)
      throw new RostrumError(
        { code: 'cancelled', message: 'Stopped. Models that were taken whole are kept.' },
        { cause: error },
      );
    throw describeFileError(error, source, 'read');
  } finally {
    brought.close();
  }
}

async function take(folder: string, model: SpeechModel, file: ModelFile, from: BroughtFile, signal?: AbortSignal) {
  const part = await openPartialFile(folder, model, file);
  try {
    await part.restart();
    for await (const chunk of await from.open()) {
      signal?.throwIfAborted();
      await part.add(chunk as Buffer);
    }
    await part.finish();
  } finally {
    await part.close();
  }
}

async function nothingTaken(
  source: string,
  models: readonly SpeechModel[],
  found: ReadonlyMap<string, BroughtFile>,
  folder: string,
): Promise<RostrumError> {
  for (const model of models) {
    const missing = model.files.filter(({ sha256 }) => !found.has(sha256));
    if (missing.length === 0 && (await stateOf(folder, model)).installed)
      return new RostrumError({ code: 'not-found', message: `${model.name} is here already.`, path: source });
    if (missing.length < model.files.length && missing.length > 0)
      return new RostrumError({
        code: 'not-found',
        message: `Of ${model.name} something is missing here: ${missing.map(({ name }) => name).join(', ')}.`,
        next: 'Copy the whole model, and take it again.',
        path: source,
      });
  }
  return new RostrumError({
    code: 'not-found',
    message: 'There is no model here that Rostrum knows.',
    next: 'Name the folder with its files, or a ZIP archive of them. A model is known by what is in its files: other versions of it are other models.',
    path: source,
  });
}

async function openBrought(source: string, models: readonly SpeechModel[]): Promise<Brought> {
  const found = await stat(source).catch((error: unknown) => {
    throw describeFileError(error, source, 'read');
  });
  if (found.isDirectory()) return { files: await listFiles(source), close: () => {} };
  const sizes = new Set(models.flatMap(({ files }) => files.map(({ bytes }) => bytes)));
  const most = models.reduce((sum, { files }) => files.reduce((all, { bytes }) => all + bytes, sum), 0);
  try {
    const archive = await openArchive(source, (_, bytes) => sizes.has(bytes), most);
    return {
      files: archive.entries.map(({ name, bytes }) => ({ name, bytes, open: () => archive.stream(name) })),
      close: () => archive.close(),
    };
  } catch (error) {
    throw new RostrumError(
      {
        code: 'unreadable',
        message:
          error instanceof TooLargeError
            ? 'Unpacked, this archive is larger than all models together.'
            : 'This is no ZIP archive that can be read.',
        next: 'Name a folder with the files of a model, or a ZIP archive of them.',
        path: source,
      },
      { cause: error },
    );
  }
}

async function listFiles(folder: string, depth = 0): Promise<BroughtFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = await Promise.all(
    entries.map(async (entry): Promise<BroughtFile[]> => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth < maxDepth ? listFiles(path, depth + 1) : [];
      if (!entry.isFile()) return [];
      const open = () => Promise.resolve(createReadStream(path, { highWaterMark: 1 << 20 }));
      return [{ name: entry.name, bytes: (await stat(path)).size, open }];
    }),
  );
  return files.flat();
}
