import { defaultConfig } from '../../shared/config/library-config.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../shared/lint/lint.ts';
import { indexLines } from '../../shared/text/line-index.ts';

/** Errors and warnings of a text, without the lines that an edit may shift. */
export function problemKeys(text: string): string[] {
  return problemsIn(text).map(({ key }) => key);
}

/** Whether an error or a warning stands on the line, besides those that the clean text has. */
export function isFound(text: string, line: number, clean: readonly string[]): boolean {
  const known = [...clean];
  return problemsIn(text)
    .filter(({ key }) => {
      const at = known.indexOf(key);
      if (at !== -1) known.splice(at, 1);
      return at === -1;
    })
    .some((problem) => problem.line === line);
}

function problemsIn(text: string): { line: number; key: string }[] {
  const lines = indexLines(text);
  return lintEpisode(parseEpisode(text, {}), { config: defaultConfig })
    .filter(({ severity }) => severity !== 'hint')
    .map(({ rule, message, range }) => ({ line: lines.lineAt(range.from), key: `${rule} ${message}` }));
}
