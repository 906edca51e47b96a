import { createHash, randomBytes } from 'node:crypto';
import { open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { RostrumError } from '../../../shared/failure.ts';
import type { RememberedRecording } from '../../../shared/machine/kept-on-machine.ts';
import { recordingType } from '../../../shared/recordings/formats.ts';
import type { Peaks } from '../../../shared/recordings/peaks.ts';
import type { RecordingView } from '../../../shared/recordings/view.ts';
import { serialQueue } from '../../../shared/serial-queue.ts';
import { readText } from '../../files/own-text.ts';
import { currentHash, replaceFile } from '../../files/write-file.ts';
import { openPeaksStore } from './peaks-store.ts';
import { openVoiceReports } from './voice-reports.ts';

/**
 * Which recording an episode was transcribed from, how far the editor had listened, and what it is known by (see `identify`):
 * what was computed from it is found by that, also once the file is gone.
 */
const remembered = z.object({ file: z.string(), position: z.number(), identity: z.string().optional() });
/** Library root, then episode path. */
const schema = z.record(z.string(), z.record(z.string(), remembered));
type Remembered = z.infer<typeof remembered>;

/** An episode in a library. */
export interface EpisodePlace {
  readonly root: string;
  /** Relative to the library. */
  readonly path: string;
}

export interface Recordings {
  /** The episode's recording, ready to be played, or why it is not. */
  open(place: EpisodePlace): Promise<RecordingView>;
  /** Remembers the file that somebody chose. @throws RostrumError `bad-request` where its name is no recording's */
  attach(place: EpisodePlace, file: string): Promise<RecordingView>;
  /** Forgets it; with its last episode goes what was computed from it. */
  detach(place: EpisodePlace): Promise<void>;
  /** Whether any episode has the recording. @param identity see `identify` */
  has(identity: string): Promise<boolean>;
  /** Has more removed of what was computed from a recording that no episode has any more: before that which is kept here. */
  whenForgotten(remove: (identity: string) => Promise<void>): void;
  /** An episode of a library has another path. */
  move(root: string, move: { readonly from: string; readonly to: string }): Promise<void>;
  /** Of all libraries. */
  list(): Promise<readonly RememberedRecording[]>;
  keepPosition(place: EpisodePlace, position: number): Promise<void>;
  /** @param token of the recording that the outline was computed from */
  keepPeaks(token: string, peaks: Peaks): Promise<void>;
  /** The file that a token stands for; null for any other text. */
  fileOf(token: string): { readonly file: string; readonly type: string } | null;
}

/**
 * Recordings, by episode. What belongs together is remembered on this machine, in the user's data folder: a path means
 * something here only, and opening a library writes nothing into it. The window gets a token for each file that was
 * opened, and never reaches a file by its path.
 * @param urlOf the address at which the window finds the file of a token
 */
export function openRecordings(userData: string, urlOf: (token: string) => string): Recordings {
  const store = openStore(join(userData, 'recordings.json'));
  const outlines = openPeaksStore(join(userData, 'peaks'));
  const tokens = new Map<string, { readonly file: string; readonly identity: string }>();
  const removals = [openVoiceReports(userData).forget, outlines.forget];

  const tokenOf = (file: string, identity: string): string => {
    for (const [token, known] of tokens) if (known.file === file && known.identity === identity) return token;
    const token = randomBytes(16).toString('hex');
    tokens.set(token, { file, identity });
    return token;
  };

  const has = async (identity: string): Promise<boolean> => {
    for (const episodes of Object.values(await store.read()))
      for (const known of Object.values(episodes)) if ((await identityOf(known)) === identity) return true;
    return false;
  };

  const forget = async (identity: string | null): Promise<void> => {
    if (identity === null || (await has(identity))) return;
    // Lest an outline that is being drawn is kept after all.
    for (const [token, known] of tokens) if (known.identity === identity) tokens.delete(token);
    for (const remove of removals) await remove(identity);
  };

  const show = async ({ root, path }: EpisodePlace, known: Remembered): Promise<RecordingView> => {
    const { file, position } = known;
    const name = basename(file);
    const problem = await findProblem(file);
    if (problem !== null) return { kind: 'missing', name, file, ...problem };
    const identity = await identify(file);
    if (identity !== known.identity) {
      await store.change(root, path, { ...known, identity });
      await forget(known.identity ?? null);
    }
    const token = tokenOf(file, identity);
    return { kind: 'ready', token, url: urlOf(token), name, file, position, peaks: await outlines.read(identity) };
  };

  return {
    async open({ root, path }) {
      const known = (await store.read())[root]?.[path];
      return known === undefined ? { kind: 'none' } : show({ root, path }, known);
    },
    async attach(place, file) {
      const { root, path } = place;
      if (recordingType(file) === null)
        throw new RostrumError({
          code: 'bad-request',
          message: `“${basename(file)}” is no recording that can be played.`,
          next: 'Choose an MP3, M4A, WAV, OGG or FLAC file.',
        });
      const before = (await store.read())[root]?.[path];
      // The same words under another name or in another place are gone on with where they were left.
      const entry = {
        file,
        position:
          before !== undefined && (before.file === file || (await findProblem(before.file)) !== null)
            ? before.position
            : 0,
      };
      const identityBefore = before === undefined ? null : await identityOf(before);
      await store.change(root, path, entry);
      const view = await show(place, entry);
      await forget(identityBefore);
      return view;
    },
    async detach({ root, path }) {
      const known = (await store.read())[root]?.[path];
      await store.change(root, path, null);
      if (known !== undefined) await forget(await identityOf(known));
    },
    has,
    whenForgotten(remove) {
      removals.unshift(remove);
    },
    async move(root, { from, to }) {
      const known = (await store.read())[root]?.[from];
      if (known === undefined) return;
      await store.change(root, to, known);
      await store.change(root, from, null);
    },
    async list() {
      const entries = Object.entries(await store.read()).flatMap(([library, episodes]) =>
        Object.entries(episodes).map(([path, { file }]) => ({ library, path, file })),
      );
      const listed = await Promise.all(
        entries.map(async (entry) => ({ ...entry, isThere: (await findProblem(entry.file)) === null })),
      );
      return listed.sort((a, b) => (a.library + a.path < b.library + b.path ? -1 : 1));
    },
    async keepPosition({ root, path }, position) {
      const known = (await store.read())[root]?.[path];
      if (known !== undefined && known.position !== position) await store.change(root, path, { ...known, position });
    },
    async keepPeaks(token, peaks) {
      const known = tokens.get(token);
      if (known) await outlines.write(known.identity, peaks);
    },
    fileOf(token) {
      const known = tokens.get(token);
      return known === undefined ? null : { file: known.file, type: recordingType(known.file)! };
    },
  };
}

/**
 * A recording that was found beside the library, by the path that was told of it.
 * @throws RostrumError where the path leads anywhere else than into the folder that holds the library
 */
export async function resolveFound(root: string, file: string): Promise<string> {
  const around = dirname(root);
  const refuse = () =>
    new RostrumError({ code: 'bad-request', message: 'This recording does not lie beside the library.', path: file });
  const absolute = await realpath(resolve(root, file)).catch(() => {
    throw refuse();
  });
  const inside = relative(await realpath(around), absolute);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) throw refuse();
  return resolve(root, file);
}

/** Null where nothing tells any more: its file is gone, and was never opened since identities are remembered. */
async function identityOf({ file, identity }: Remembered): Promise<string | null> {
  return identity ?? ((await findProblem(file)) === null ? identify(file) : null);
}

async function findProblem(file: string): Promise<{ message: string; next: string } | null> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) return { message: 'There is a folder in its place.', next: 'Choose the recording again.' };
    if (stats.size === 0) return { message: 'The file is empty.', next: 'Copy it again from where it comes from.' };
    await (await open(file, 'r')).close();
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM')
      return {
        message: 'The system does not allow it to be read.',
        next: 'Ask whoever looks after the folder for access.',
      };
    return {
      message: 'It was moved, renamed or deleted, or its disk is not connected.',
      next: 'Connect the disk, or show where the recording is now.',
    };
  }
}

const identifyingBytes = 64 * 1024;

/** The size and both ends of a file: a renamed or copied recording is the same, a changed one is not. */
export async function identify(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const hash = createHash('sha256').update(String(size));
    const buffer = Buffer.alloc(identifyingBytes);
    for (const position of [0, Math.max(0, size - identifyingBytes)]) {
      const { bytesRead } = await handle.read(buffer, 0, identifyingBytes, position);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hash.digest('hex').slice(0, 32);
  } finally {
    await handle.close();
  }
}

function openStore(path: string) {
  const changes = serialQueue();
  let known: z.infer<typeof schema> | null = null;
  const read = async () => {
    if (known !== null) return known;
    // Only a file that is not there says that none was ever chosen: one that cannot be read must not be written over.
    const { text } = await readText(path);
    let value: unknown = {};
    try {
      value = JSON.parse(text || '{}');
    } catch {
      // A file that no longer reads costs a choice to be made again, nothing more.
    }
    const parsed = schema.safeParse(value);
    known ??= parsed.success ? parsed.data : {};
    return known;
  };
  return {
    read,
    change(root: string, episode: string, entry: Remembered | null): Promise<void> {
      return changes.run(async () => {
        const all = await read();
        const { [episode]: _, ...others } = all[root] ?? {};
        known = { ...all, [root]: entry === null ? others : { ...others, [episode]: entry } };
        const bytes = new TextEncoder().encode(`${JSON.stringify(known, null, 2)}\n`);
        await replaceFile(path, { expectedHash: await currentHash(path), bytes });
      });
    },
  };
}
