import { sortRows } from '../../shared/library/columns.ts';
import { parseRowQuery } from '../../shared/library/row-query.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { filterRows } from '../../renderer/base/filter-rows.ts';
import { indexLibrary } from '../../electron/services/catalogue/indexer.ts';
import { openLibrary } from '../../electron/services/library/library.ts';
import { previewReplace, type ReplaceRequest } from '../../electron/services/catalogue/replace.ts';
import { keysOf, tableRows } from '../../electron/services/catalogue/table.ts';
import type { Episodes } from './episodes.ts';
import { compare, report, say, shortest, time, timeAsync, timeProgram } from './measure.ts';

const runs = 5;
const previewRuns = 3;

/** What is done with all episodes at once: the list, the table, and replacing. */
export async function measureWholeLibrary({ root, files, bytes }: Episodes, userData: string): Promise<void> {
  say('\nAll episodes at once');
  const library = await openLibrary(root, { userData });
  try {
    await indexLibrary(library);
    const { value: rows, ms } = time(() => tableRows(library));
    report(`the table’s ${formatCount(rows.length)} rows`, ms, null);
    const list = rows.map(({ row }) => row);
    report(
      'filter and sort the list',
      shortest(runs, () => filterRows(list, { query: 'a e', filter: 'all', sort: 'title' })),
      null,
    );
    const query = parseRowQuery('kind=episode words>100 a', keysOf(rows));
    report(
      'filter and sort the table',
      shortest(runs, () =>
        sortRows(
          rows.filter((row) => query.ok && query.matches(row)),
          { column: 'title', descending: false },
        ),
      ),
      null,
    );

    const words = chooseWords(files);
    // Threads take a moment to load their code, which is none of what is measured.
    await previewReplace(library, requestOf(words[0]![1]));
    for (const [what, find] of words) {
      const previews = [];
      for (let run = 0; run < previewRuns; run++)
        previews.push(await timeAsync(() => previewReplace(library, requestOf(find))));
      const { value, ms: took } = previews.reduce((best, other) => (other.ms < best.ms ? other : best));
      const scans = Array.from({ length: previewRuns }, () =>
        timeProgram('rg', ['--fixed-strings', '--count-matches', find, '.'], root),
      );
      const found = `${formatCount(value.total)} places${value.truncated ? ', the first' : ''}`;
      report(
        `preview of replacing ${what}`,
        took,
        bytes,
        scans.includes(null)
          ? found
          : `${found}; ${compare(took, Math.min(...(scans as number[])), 'ripgrep, which only counts (the aim: 8)')}`,
      );
    }
  } finally {
    library.close();
  }
}

function requestOf(find: string): ReplaceRequest {
  return {
    pattern: { find, replacement: `${find}${find}`, isRegex: false, wholeWord: false, matchCase: true },
    scope: { speaker: null, fields: [] },
    maxMatches: 20_000,
  };
}

/** A word that hardly any file has, one that some have, and one that all have. */
function chooseWords(files: Episodes['files']): [string, string][] {
  const counts = new Map<string, number>();
  for (const { text } of files.slice(0, 200))
    for (const word of new Set(text.match(/\p{L}{5,}/gu) ?? [])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return [
    ['a rare word', words[0]!],
    ['a word of some files', words[Math.floor(words.length * 0.9)]!],
    ['a word of nearly all', words.at(-1)!],
  ];
}
