import { mkdir, open, readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { dirname, join } from 'node:path';
import { inBatches } from '../../electron/services/machine/batches.ts';
import { openLibrary, type Library } from '../../electron/services/library/library.ts';
import { createPublisher } from '../../electron/services/publish/publish.ts';
import { rollbackPublish } from '../../electron/services/publish/rollback.ts';
import { planRows } from '../../renderer/publish/plan-rows.ts';
import type { Episodes } from './episodes.ts';
import { compare, report, say, shortest, timeAsync } from './measure.ts';
import { peakMemory } from './peak-memory.ts';

const resolution = 5;

/** Publishing into an empty site: planned cold and warm, written, planned again, taken back; next to a copy of the same files. */
export async function measurePublish({ root, files, bytes }: Episodes, temporary: string): Promise<void> {
  say('\nPublishing');
  const copy = await timeAsync(() =>
    copyFlushed(
      root,
      files.map(({ path }) => path),
      join(temporary, 'copy'),
    ),
  );
  report('copy the files, each flushed to the disk', copy.ms, bytes);

  const site = join(temporary, 'site');
  await mkdir(site);
  const userData = join(temporary, 'publish-data');
  const library = await openLibrary(root, { userData });
  const publisher = createPublisher(library);
  const plan = () => publisher.plan({ site, paths: null });
  try {
    const cold = await watched(plan);
    const { items } = cold.value;
    report(`plan ${items.length} episodes, cold`, cold.ms, bytes, beside(cold, copy.ms));
    const warm = await watched(plan);
    report('plan again', warm.ms, null, beside(warm, copy.ms));
    const ready = warm.value.items.filter(({ status }) => status === 'new').map(({ source }) => source);
    const written = await watched(() => publisher.apply(warm.value.id, ready));
    report(`write ${written.value.written.length} pages as one`, written.ms, bytes, beside(written, copy.ms));
    for (const { source, reason } of written.value.failed.slice(0, 3)) say(`  ${source}: ${reason}`);
    const after = await watched(plan);
    report('plan when all is published', after.ms, null, beside(after, copy.ms));
    measureList(after.value.items);
    await measureTakingBack({ library, userData, site }, written.value.id, written.ms);
  } finally {
    library.close();
  }
  await measureMemory(root, temporary);
}

/** What the command line holds at most, planning everything for the first time and publishing it. */
async function measureMemory(root: string, temporary: string): Promise<void> {
  const site = join(temporary, 'memory-site');
  await mkdir(site);
  for (const [what, userData, more] of [
    ['planning', 'planning-data', ['--dry-run']],
    ['publishing', 'publishing-data', []],
  ] as const) {
    const megabytes = peakMemory(['publish', root, '--to', site, ...more], join(temporary, userData));
    say(
      `  memory of the command line at most, ${what.padEnd(13)}${megabytes === null ? 'npm run build, and it is measured' : `${megabytes.toFixed(0)} MB`}`,
    );
  }
}

async function measureTakingBack(
  { library, userData, site }: { readonly library: Library; readonly userData: string; readonly site: string },
  id: string | null,
  publishing: number,
): Promise<void> {
  if (id === null) return;
  const back = await watched(() => rollbackPublish(library, site, id, userData));
  report(
    `take ${back.value.restored.length} pages back`,
    back.ms,
    null,
    `${compare(back.ms, publishing, 'writing them')}; ${back.left}`,
  );
}

function measureList(items: Parameters<typeof planRows>[0]): void {
  const rows = (query: string, order: 'path' | 'title') =>
    shortest(5, () => planRows(items, { query, order, folded: new Set() }));
  report('filter the list of a plan', rows('the', 'path'), null);
  report('sort it by title', rows('', 'title'), null);
}

interface Watched<T> {
  readonly value: T;
  readonly ms: number;
  /** How long a query would have waited at most, and how much more memory was held at most. */
  readonly left: string;
}

async function watched<T>(run: () => Promise<T>): Promise<Watched<T>> {
  const stalls = monitorEventLoopDelay({ resolution });
  stalls.enable();
  // The bench holds the whole library in memory itself.
  const before = process.memoryUsage.rss();
  let most = before;
  const sampler = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const { value, ms } = await timeAsync(run);
  clearInterval(sampler);
  stalls.disable();
  return {
    value,
    ms,
    left: `a query waits ${(stalls.max / 1e6).toFixed(0)} ms at most; ${((Math.max(most, process.memoryUsage.rss()) - before) / 1e6).toFixed(0)} MB more`,
  };
}

function beside({ ms, left }: Watched<unknown>, copy: number): string {
  return `${compare(ms, copy, 'the copy')}; ${left}`;
}

/** What any program must do that writes so many files and wants to find them after a power cut. */
async function copyFlushed(root: string, paths: readonly string[], target: string): Promise<void> {
  await inBatches(paths, 1, 16, async ([path]) => {
    const to = join(target, path!);
    await mkdir(dirname(to), { recursive: true });
    const bytes = await readFile(join(root, path!));
    const file = await open(to, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}
