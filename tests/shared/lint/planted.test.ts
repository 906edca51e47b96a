import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { indexLines } from '../../../shared/text/line-index.ts';

interface Answer {
  readonly file: string;
  readonly clean: string;
  readonly line: number;
  readonly kind: string;
}

const folder = new URL('../../../../shared/corpus/planted/', import.meta.url);
const present = existsSync(fileURLToPath(folder));

/** Errors and warnings of a file as `line`, and as a key without the line, which an edit may shift. */
function problemsIn(path: URL): { line: number; key: string }[] {
  const text = readFileSync(path, 'utf8');
  const lines = indexLines(text);
  return lintEpisode(parseEpisode(text), { config: defaultConfig })
    .filter(({ severity }) => severity !== 'hint')
    .map(({ rule, message, range }) => ({ line: lines.lineAt(range.from), key: `${rule} ${message}` }));
}

/** Whether the planted file has a problem at the right line that its clean copy does not have. */
function isFound({ file, clean, line }: Answer): boolean {
  const known = problemsIn(new URL(clean, folder)).map(({ key }) => key);
  return problemsIn(new URL(file, folder))
    .filter(({ key }) => {
      const at = known.indexOf(key);
      if (at !== -1) known.splice(at, 1);
      return at === -1;
    })
    .some((problem) => problem.line === line);
}

test.skipIf(!present)('of the errors planted in real transcripts, at least 95 of 100 are reported at their line', () => {
  const answers = JSON.parse(readFileSync(new URL('answers.json', folder), 'utf8')) as Answer[];
  const missed = answers.filter((answer) => !isFound(answer)).map(({ file, line, kind }) => `${file}:${line} ${kind}`);
  expect(answers.length).toBeGreaterThan(0);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(answers.length * 0.05);
});
