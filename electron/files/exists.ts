import { stat } from 'node:fs/promises';

/** Whether a file or folder is there; false also for a link that leads nowhere, and where it may not be looked at. */
export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
