import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Paths of the real transcripts that stand beside the checkout, where they are there. None of their text goes into the project. */
export const realTranscripts: readonly string[] = ['corpus', 'library'].flatMap((folder) => {
  const root = join(shared, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/(^|[\\/])(README|rules)\.md$/.test(name))
    .map((name) => join(root, name));
});
