import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { lastPlace } from '../../shared/library/last-place.ts';
import { preferences } from '../../shared/preferences.ts';
import { serialQueue } from '../../shared/serial-queue.ts';
import { currentHash, replaceFile } from '../files/write-file.ts';

const schema = z.object({
  preferences: preferences.prefault({}),
  /** Libraries opened lately, the last one first. */
  recent: z.array(z.string()).default([]),
  /** Library to where its editor was last at work. */
  places: z.record(z.string(), lastPlace).default({}),
  /** The speech-to-text command that the editor allowed. Settings that are kept already have it by this name. */
  draftCommand: z.string().nullable().default(null),
  /** When newer versions of Rostrum were last looked for. */
  updatesCheckedAt: z.iso.datetime().nullable().default(null),
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable().default(null),
});
export type StoredSettings = z.infer<typeof schema>;

export interface Settings {
  readonly current: StoredSettings;
  /** @throws RostrumError where they cannot be kept on the disk; the next change tries again with all of them */
  change(part: Partial<StoredSettings>): Promise<void>;
}

/** What the window remembers from one start to the next. A file that is missing or no longer understood gives the defaults. */
export async function openSettings(path: string): Promise<Settings> {
  let current = await read(path);
  const writes = serialQueue();
  return {
    get current() {
      return current;
    },
    change(part) {
      current = { ...current, ...part };
      const bytes = new TextEncoder().encode(`${JSON.stringify(current, null, 2)}\n`);
      return writes.run(async () => replaceFile(path, { expectedHash: await currentHash(path), bytes }));
    },
  };
}

async function read(path: string): Promise<StoredSettings> {
  const defaults = schema.parse({});
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : defaults;
  } catch {
    // Settings are a comfort: the app starts without them.
    return defaults;
  }
}
