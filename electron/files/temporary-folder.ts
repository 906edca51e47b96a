import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';

/**
 * Gives `use` an empty folder of its own, and removes it afterwards whatever came of it.
 * @throws RostrumError `read-only` where none can be made; whatever `use` throws
 */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-')).catch((cause: unknown) => {
    const message = 'Nothing can be written in the folder for temporary files.';
    throw new RostrumError(
      { code: 'read-only', message, next: 'Set TMPDIR to a folder that can be written.', path: tmpdir() },
      { cause },
    );
  });
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
