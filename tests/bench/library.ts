import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfig } from '../../shared/config/library-config.ts';
import { searchTurns } from '../../electron/catalogue/search.ts';
import { runOverFiles } from '../../electron/services/pool/file-pool.ts';
import { fillSearch, indexLibrary } from '../../electron/services/catalogue/indexer.ts';
import { openLibrary } from '../../electron/services/library/library.ts';
import { lintFiles } from '../../electron/services/library/lint-files.ts';
import { askMeanwhile } from './ask-meanwhile.ts';
import type { Episodes } from './episodes.ts';
import { compare, quantile, report, say, time, timeAsync, timeProgram } from './measure.ts';

/**
 * The catalogue: made, opened again, searched; and the same files linted, as on the command line.
 * @param markdownlint milliseconds that markdownlint-cli2 takes over them; null where it is not installed
 */
export async function measureLibrary(
  { root, files, bytes }: Episodes,
  userData: string,
  markdownlint: number | null,
): Promise<void> {
  say('\nThe library’s catalogue');
  const read = time(() =>
    files.forEach(({ path }) =>
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest(),
    ),
  );
  report('read every file and hash it', read.ms, bytes);

  await loadThreads(root, files);
  const library = await openLibrary(root, { userData });
  const start = performance.now();
  let listed: number | null = null;
  const ask = () => void searchTurns(library.catalogue, { query: 'unfortunately', limit: 100 });
  const index = await timeAsync(() =>
    askMeanwhile(ask, () => indexLibrary(library, { onListed: () => (listed = performance.now() - start) })),
  );
  let searchable = 0;
  const filling = performance.now();
  const fill = await timeAsync(() =>
    askMeanwhile(ask, () => fillSearch(library, { onSearchable: () => (searchable = performance.now() - filling) })),
  );
  library.close();
  if (listed !== null)
    report('list: titles, fields, speakers', listed, bytes, `${compare(listed, read.ms, 'reading')}; the aim: 40 MB/s`);
  report(
    'list and lint',
    index.ms,
    bytes,
    `${compare(index.ms, read.ms, 'reading')}; the aim: 25 MB/s; ${index.value.waits}`,
  );
  report('full text, behind that', searchable, bytes, compare(searchable, read.ms, 'reading'));
  report('searchable, all of that', index.ms + searchable, bytes, 'the aim: 12 MB/s');
  report('the full text in order, in the background', fill.ms, bytes, fill.value.waits);

  await loadThreads(root, files);
  const named = files.map(({ path }) => ({ path, root, inLibrary: path, size: 0, config: defaultConfig }));
  const lint = await timeAsync(() => lintFiles(named, { peers: new Map(), houseStyle: undefined, explain: false }));
  report(
    'lint alone, as on the command line',
    lint.ms,
    bytes,
    markdownlint === null ? '' : `${compare(lint.ms, markdownlint, 'markdownlint-cli2')} (the aim: 20)`,
  );

  const again = await timeAsync(async () => {
    const opened = await openLibrary(root, { userData });
    const { unchanged } = await indexLibrary(opened);
    return { opened, unchanged };
  });
  report(
    `open again, ${again.value.unchanged} of ${files.length} unchanged`,
    again.ms,
    null,
    compare(again.ms, index.ms, 'the first time'),
  );

  const { catalogue } = again.value.opened;
  const queries = chooseQueries(files);
  const searches = queries.map((query) => time(() => searchTurns(catalogue, { query, limit: 200 })).ms);
  const scans = queries
    .slice(0, 5)
    .map((query) => timeProgram('rg', ['--ignore-case', '--fixed-strings', '--count-matches', query, '.'], root));
  again.value.opened.close();
  const ripgrep = scans.includes(null) ? null : quantile(scans as number[], 0.5);
  const median = quantile(searches, 0.5);
  report(
    `search, median of ${queries.length} queries`,
    median,
    null,
    ripgrep === null ? '' : compare(median, ripgrep, 'ripgrep'),
  );
  report('search, 95 in 100 within', quantile(searches, 0.95), null, 'the aim: 10 ms');
  report('search, the slowest', quantile(searches, 1), null);
  if (ripgrep === null) say('  ripgrep is not installed');
  else report('ripgrep, median of 5 queries', ripgrep, bytes);
}

/** Threads take a moment to load their code, which is none of what is measured: the bundle’s take a tenth of it. */
async function loadThreads(root: string, files: Episodes['files']): Promise<void> {
  await runOverFiles(
    'searchableTurns',
    root,
    files.slice(0, 100),
    { config: defaultConfig },
    { isolated: true, onSlice: () => {} },
  );
}

/** Words from the most to the least frequent in equal steps, and beginnings of some: no list of words suits every folder. */
function chooseQueries(files: Episodes['files']): string[] {
  const counts = new Map<string, number>();
  for (const { text } of files.slice(0, 200)) {
    for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  // Frequencies fall steeply, so equal steps are steps of a factor.
  const chosen = Array.from(
    { length: 16 },
    (_, step) => words[Math.min(words.length - 1, Math.floor(words.length ** (step / 16)) - 1)]!,
  );
  return [...new Set([...chosen, ...chosen.slice(4, 8).map((word) => word.slice(0, 3)), `${chosen[0]} ${chosen[6]}`])];
}
