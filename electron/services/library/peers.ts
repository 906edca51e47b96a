import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';
import { valueText } from '../../../shared/episode/model/value-text.ts';
import { gatherPeers, type Peers } from '../../../shared/lint/model/peers.ts';
import { readHead } from '../../files/read-file.ts';
import type { NamedFile } from './named-files.ts';

/** Longer front matter than this is a text of its own, and one file among many. */
const maxHeadBytes = 16_384;
const maxConcurrentReads = 32;

/** What is usual among the files of each library, by its root. Looks at nothing but the beginnings of the files. */
export async function readPeers(
  files: readonly Pick<NamedFile, 'path' | 'root' | 'config'>[],
): Promise<ReadonlyMap<string, Peers>> {
  const values = new Map<string, Record<string, string>[]>();
  for (let start = 0; start < files.length; start += maxConcurrentReads) {
    const batch = files.slice(start, start + maxConcurrentReads);
    // What cannot be read has no say, and is told of when it is linted.
    const heads = await Promise.all(batch.map(({ path }) => readHead(path, maxHeadBytes).catch(() => null)));
    batch.forEach(({ root }, index) => {
      const head = heads[index]!;
      if (head === null) return;
      const { fields } = parseFrontMatter(head);
      const known = values.get(root) ?? [];
      values.set(root, known);
      known.push(Object.fromEntries(fields.map(({ key, value }) => [key, valueText(value)])));
    });
  }
  const configs = new Map(files.map(({ root, config }) => [root, config]));
  return new Map([...values].map(([root, all]) => [root, gatherPeers(all, configs.get(root)!)]));
}
