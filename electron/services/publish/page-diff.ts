import { join } from 'node:path';
import type { OutputFormat } from '../../../shared/config/publish-config.ts';
import type { PageDiff } from '../../../shared/publish/plan-item.ts';
import { describeChange, meaningOfChange } from '../../../shared/publish/meaning-of-change.ts';
import { pageOptions } from '../../../shared/publish/site-page.ts';
import { readableText } from '../../files/line-ends.ts';
import { readBytes } from '../../files/read-file.ts';
import { readSidecar } from '../writing/sidecar.ts';
import { runOverFiles } from '../pool/file-pool.ts';
import type { Library } from '../library/library.ts';
import type { Planned } from './publish-plan.ts';

/** One file of a planned episode, in the first of its formats where none is given. @param site its real path */
export async function readPageDiff(
  library: Library,
  site: string,
  { item, files }: Planned,
  format?: OutputFormat,
): Promise<PageDiff> {
  const file = files.find((candidate) => candidate.format === (format ?? candidate.format));
  if (file === undefined) return { before: null, after: null, meaning: [], item };
  const before = file.standing === null ? null : readableText((await readBytes(join(site, file.target))).bytes);
  let after: string | null = null;
  const sidecars = new Map([[item.source, await readSidecar(library.root, item.source)]]);
  await runOverFiles(
    'pages',
    library.root,
    [{ path: item.source }],
    { config: library.config, formats: [file.format], sidecars, asTheyAre: new Map() },
    {
      onSlice({ results: [pages] }) {
        const page = pages?.files.get(file.format);
        if (page !== undefined) after = new TextDecoder().decode(page.bytes);
      },
    },
  );
  return {
    before,
    after,
    meaning:
      before === null || after === null || before === after || file.format !== 'md'
        ? []
        : describeChange(meaningOfChange(before, after, pageOptions(library.config))),
    item,
  };
}
