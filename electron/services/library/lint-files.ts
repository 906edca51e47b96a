import { groupBy } from '../../../shared/group-by.ts';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { Failure } from '../../../shared/failure.ts';
import { noPeers, type Peers } from '../../../shared/lint/model/peers.ts';
import { readStamped, stampSidecar } from '../writing/sidecar.ts';
import { runOverFiles } from '../pool/file-pool.ts';
import type { FileReport } from '../pool/file-tasks.ts';
import type { NamedFile } from './named-files.ts';

export interface LintFilesOptions {
  /** What is usual in each library, by its root. */
  readonly peers: ReadonlyMap<string, Peers>;
  readonly houseStyle: LibraryConfig['houseStyle'];
  /** Whether to say in which form labels were read, and why. */
  readonly explain: boolean;
}

/** What there is to say of files, or why one could not be read, by the path under which each was named. */
export async function lintFiles(
  files: readonly NamedFile[],
  { peers, houseStyle, explain }: LintFilesOptions,
): Promise<ReadonlyMap<string, FileReport | Failure>> {
  const reports = new Map<string, FileReport | Failure>();
  for (const [root, own] of groupBy(files, (file) => file.root)) {
    const named = new Map(own.map((file) => [file.inLibrary, file.path]));
    const { config } = own[0]!;
    const argument = {
      config: houseStyle === undefined ? config : { ...config, houseStyle },
      sidecars: await readStamped(root, await stampSidecar(root), [...named.keys()]),
      peers: peers.get(root) ?? noPeers,
      explain,
    };
    await runOverFiles(
      'report',
      root,
      own.map(({ inLibrary, size }) => ({ path: inLibrary, size })),
      argument,
      {
        onSlice: ({ results, failed }) => {
          for (const report of results) reports.set(named.get(report.path)!, report);
          for (const { path, failure } of failed) reports.set(named.get(path)!, { ...failure, path: named.get(path)! });
        },
      },
    );
  }
  return reports;
}
