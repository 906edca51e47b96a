import type { LibraryConfig } from '../config/library-config.ts';
import type { Episode } from '../episode/model/episode.ts';
import { splitExcused } from '../lint/model/excuses.ts';
import { markdownChanges } from '../lint/facts/markdown-changes.ts';
import type { Excuse } from '../lint/model/problem.ts';
import { markdownInWords } from '../lint/rules/markdown-in-words.ts';
import { indexLines } from '../text/line-index.ts';

/** So many are named before the rest is only counted. */
const maxNamed = 3;

/**
 * Why readers of an episode's page would miss words, with their lines. What somebody excused is left out, and nothing is
 * said where the rule `markdown-in-words` is off.
 */
export function findLostWords(episode: Episode, config: LibraryConfig, excuses: readonly Excuse[]): string[] {
  if (config.lint.rules[markdownInWords.id] === 'off') return [];
  const lost = markdownChanges(episode).filter(({ kind }) => kind === 'lost');
  const problems = lost.map(({ message, range }) => ({
    rule: markdownInWords.id,
    severity: markdownInWords.severity,
    message,
    range,
    fixes: [],
  }));
  const { open } = splitExcused(episode, problems, excuses);
  if (open.length === 0) return [];
  const lines = indexLines(episode.text);
  const named = open
    .slice(0, maxNamed)
    .map(
      ({ message, range }) =>
        `${message} Escape it, or excuse the problem “${markdownInWords.id}” (line ${lines.lineAt(range.from)}).`,
    );
  return open.length > maxNamed ? [...named, `${open.length - maxNamed} more of the kind.`] : named;
}
