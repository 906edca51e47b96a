import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gt, valid } from 'semver';
import { RostrumError } from '../../../shared/failure.ts';
import { fileFor, readRelease, type Installation, type ReleaseFile } from '../../../shared/updates/release.ts';
import { makeDataFolder } from '../../files/make-folder.ts';
import { fetchAllowed } from '../machine/fetch-allowed.ts';

/** Where a build gets newer ones from. */
export interface UpdateSource {
  /** Of the description of the newest release. Its signature lies there with `.sig` behind the name, the installers beside it. */
  readonly address: string;
  /** Further origins that this address may send on to, such as `https://example.org`. */
  readonly alsoFrom: readonly string[];
  /** Whose signature counts: an Ed25519 key in PEM. */
  readonly publicKey: string;
}

/** A newer version, described by whoever holds the key. */
export interface Update {
  readonly version: string;
  readonly file: ReleaseFile;
}

const maxDescriptionBytes = 256 * 1024;

/**
 * Asks for the newest release; null where this version is as new, or nothing newer is for this installation.
 * @param version the one that runs
 * @throws RostrumError `not-verified` where the signature is not that of the key
 */
export async function findUpdate(
  source: UpdateSource,
  {
    version,
    installation,
    signal,
  }: { readonly version: string; readonly installation: Installation; readonly signal: AbortSignal },
): Promise<Update | null> {
  const address = new URL(source.address);
  const [description, signature] = await Promise.all([
    readSmall(source, address, signal),
    readSmall(source, new URL(`${address.href}.sig`), signal),
  ]);
  if (
    !verify(null, description, createPublicKey(source.publicKey), Buffer.from(signature.toString('latin1'), 'base64'))
  )
    throw notVerified('The description of the newest version is not signed by whoever signs Rostrum’s releases.');
  const release = readRelease(description.toString('utf8'));
  if (release === null || valid(release.version) === null)
    throw notVerified('What describes the newest version cannot be read.');
  const file = fileFor(release, installation);
  return file !== null && gt(release.version, version) ? { version: release.version, file } : null;
}

/** The downloaded installer of an update, where it is there and whole; else null. @param folder where downloads are kept */
export async function findDownload({ file }: Update, folder: string): Promise<string | null> {
  const path = join(folder, file.name);
  const found = await stat(path).catch(() => null); // It was not downloaded yet.
  return found?.isFile() && found.size === file.bytes && (await hashOf(path)) === file.sha512 ? path : null;
}

/**
 * Downloads the installer of an update, and checks that it is the file that was signed for before it has its name.
 * Installers of other versions are removed.
 * @param onProgress told how many bytes have come
 * @throws RostrumError `not-verified` where it is another file; nothing of it is kept
 */
export async function downloadUpdate(
  source: UpdateSource,
  update: Update,
  {
    folder,
    onProgress,
    signal,
  }: { readonly folder: string; readonly onProgress: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<string> {
  const { file } = update;
  makeDataFolder(folder);
  for (const name of await readdir(folder)) if (name !== file.name) await rm(join(folder, name), { recursive: true });
  const there = await findDownload(update, folder);
  if (there !== null) return there;
  const temporary = join(folder, `${file.name}.part`);
  try {
    await fetchInto(temporary, source, { file, onProgress, signal });
    await rename(temporary, join(folder, file.name));
    return join(folder, file.name);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function fetchInto(
  path: string,
  source: UpdateSource,
  {
    file,
    onProgress,
    signal,
  }: { readonly file: ReleaseFile; readonly onProgress: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<void> {
  const hash = createHash('sha512');
  let bytes = 0;
  const handle = await open(path, 'w', 0o600);
  try {
    for await (const chunk of chunksOf(source, new URL(file.name, source.address), signal)) {
      bytes += chunk.byteLength;
      if (bytes > file.bytes) break;
      hash.update(chunk);
      await handle.writeFile(chunk);
      onProgress(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (bytes !== file.bytes || hash.digest('hex') !== file.sha512)
    throw notVerified(`What was downloaded is not ${file.name} as it was signed.`);
}

async function readSmall(source: UpdateSource, url: URL, signal: AbortSignal): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(source, url, signal)) {
    bytes += chunk.byteLength;
    if (bytes > maxDescriptionBytes) throw notVerified('What describes the newest version is far too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The bytes behind an address, as they come. Whoever stops reading ends the connection. */
async function* chunksOf(
  { address, alsoFrom }: UpdateSource,
  url: URL,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* (await fetchAllowed(url, { origins: [new URL(address).origin, ...alsoFrom], signal })).chunks;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new RostrumError(
      { code: 'cancelled', message: 'The update was stopped. Nothing of it is kept.' },
      { cause: error },
    );
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function notVerified(message: string): RostrumError {
  return new RostrumError({
    code: 'not-verified',
    message,
    next: 'Nothing of it is kept or opened. Try again later, and tell whoever looks after the releases if it stays so.',
  });
}
