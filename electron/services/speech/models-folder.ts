import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import type { ModelFile, ModelState, SpeechModel } from '../../../shared/speech/model.ts';
import { describeFileError } from '../../files/file-error.ts';
import { makeDataFolder } from '../../files/make-folder.ts';
import { replaceFile, currentHash } from '../../files/write-file.ts';

/** Where the models of this machine are. @param userData the folder of Rostrum's own data */
export function modelsFolder(userData: string): string {
  return join(userData, 'models');
}

export function modelFilePath(folder: string, model: Pick<SpeechModel, 'id'>, file: Pick<ModelFile, 'name'>): string {
  return join(folder, model.id, file.name);
}

/** Where a file is until all of it has come and its hash is right. */
export function partPath(path: string): string {
  return `${path}.part`;
}

export async function stateOf(folder: string, model: SpeechModel): Promise<ModelState> {
  let here = 0;
  let installed = true;
  for (const file of model.files) {
    const path = modelFilePath(folder, model, file);
    const bytes = await sizeOf(path);
    if (bytes === file.bytes) here += bytes;
    else {
      installed = false;
      here += Math.min(file.bytes, (await sizeOf(partPath(path))) ?? 0);
    }
  }
  return { model, installed, here };
}

/** The size of a file; null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null); // Not there, or not to be reached: it has to be fetched.
  return found?.isFile() ? found.size : null;
}

/** @returns the files that are not here or are not the right ones */
export async function findWrongFiles(
  folder: string,
  model: SpeechModel,
  signal?: AbortSignal,
): Promise<readonly ModelFile[]> {
  const wrong: ModelFile[] = [];
  for (const file of model.files)
    if (!(await isRight(modelFilePath(folder, model, file), file, signal))) wrong.push(file);
  return wrong;
}

/**
 * Makes sure that a file is the one that is listed: before every load, and not only when it came.
 * @throws RostrumError `not-verified`
 */
export async function requireRightFile(folder: string, model: SpeechModel, file: ModelFile): Promise<string> {
  const path = modelFilePath(folder, model, file);
  if (await isRight(path, file)) return path;
  throw new RostrumError({
    code: 'not-verified',
    message: `${file.name} of ${model.name} is not the file that is listed, and was not loaded.`,
    next: `Remove the model, in the settings or with “rostrum models remove ${model.id}”, and get it again.`,
    path,
  });
}

async function isRight(path: string, file: ModelFile, signal?: AbortSignal): Promise<boolean> {
  return (await sizeOf(path)) === file.bytes && (await hashOf(path, signal)) === file.sha256;
}

async function hashOf(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Takes a model off this machine, with what was downloaded of it.
 * @throws RostrumError as the disk says, where a draft is using it on a system that keeps open files
 */
export async function removeModel(folder: string, model: SpeechModel): Promise<void> {
  const path = join(folder, model.id);
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
    throw describeFileError(error, path, 'write');
  });
}

/** What has come of a file so far, to be gone on with. */
export interface PartialFile {
  /** Bytes that are there. */
  readonly bytes: number;
  /** Begins again: what was there was of another file. */
  restart(): Promise<void>;
  /** @throws RostrumError `not-verified` beyond the size that is listed; what the disk says */
  add(chunk: Uint8Array): Promise<void>;
  /**
   * Puts the file in its place.
   * @throws RostrumError `not-verified` where it is not the one that is listed; nothing of it is kept
   */
  finish(): Promise<void>;
  /** Keeps what has come. */
  close(): Promise<void>;
}

/** Opens a file of a model to be written: in its place only once its hash was looked at. */
export async function openPartialFile(folder: string, model: SpeechModel, file: ModelFile): Promise<PartialFile> {
  const path = modelFilePath(folder, model, file);
  const part = partPath(path);
  makeDataFolder(folder);
  const fail = (error: unknown) => describeFileError(error, path, 'write');
  let handle: FileHandle;
  let hash = createHash('sha256');
  let bytes = 0;
  try {
    await mkdir(join(folder, model.id), { recursive: true });
    handle = await open(part, 'a', 0o600);
    if (((await sizeOf(part)) ?? 0) > file.bytes) await handle.truncate(0);
    for await (const chunk of createReadStream(part)) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
  } catch (error) {
    throw fail(error);
  }
  const refuse = async () => {
    await handle.close();
    await rm(part, { force: true });
    throw new RostrumError({
      code: 'not-verified',
      message: `What came is not ${file.name} of ${model.name} as it is listed.`,
      next: 'Nothing of it is kept. Try again, or take the model from a folder or a ZIP archive of somebody who has it.',
    });
  };
  return {
    get bytes() {
      return bytes;
    },
    async restart() {
      await handle.truncate(0);
      hash = createHash('sha256');
      bytes = 0;
    },
    async add(chunk) {
      if (bytes + chunk.length > file.bytes) await refuse();
      try {
        await handle.appendFile(chunk);
      } catch (error) {
        throw fail(error);
      }
      hash.update(chunk);
      bytes += chunk.length;
    },
    async finish() {
      if (bytes !== file.bytes || hash.digest('hex') !== file.sha256) await refuse();
      try {
        await handle.sync();
        await handle.close();
        await rename(part, path);
      } catch (error) {
        throw fail(error);
      }
    },
    close: () => handle.close(),
  };
}

/** The address below which another server has the models as `ID/FILE`; null where none was set. */
export async function readMirror(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'mirror.txt'), 'utf8').catch(() => ''); // None was set.
  return URL.canParse(text.trim()) ? text.trim() : null;
}

/** @throws RostrumError `bad-request` where it is no address */
export async function setMirror(folder: string, address: string | null): Promise<void> {
  if (address !== null && !(URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)))
    throw new RostrumError({
      code: 'bad-request',
      message: `“${address}” is no address.`,
      next: 'Write it like https://models.example.org/speech: below it stand ID/FILE.',
    });
  makeDataFolder(folder);
  const path = join(folder, 'mirror.txt');
  const bytes = address === null ? null : new TextEncoder().encode(`${address}\n`);
  const expectedHash = await currentHash(path);
  if (expectedHash !== null || bytes !== null) await replaceFile(path, { expectedHash, bytes });
}
