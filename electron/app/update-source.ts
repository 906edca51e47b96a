import type { UpdateSource } from '../services/updates/updates.ts';

/**
 * Where the releases of this project are, and the key that signs them; null as long as there is no such place. Whoever
 * builds Rostrum for others sets it: CONTRIBUTING.md says how.
 */
export const updateSource: UpdateSource | null = null;

/** The source of this build. From a checkout, `ROSTRUM_UPDATE_SOURCE` sets another one, as JSON: a packaged app knows its own only. */
export function readUpdateSource(
  isPackaged: boolean,
  environment: NodeJS.ProcessEnv = process.env,
): UpdateSource | null {
  const other = environment['ROSTRUM_UPDATE_SOURCE'];
  return isPackaged || other === undefined ? updateSource : (JSON.parse(other) as UpdateSource);
}
