import matter from 'gray-matter';
import { defaultConfig } from '../../shared/config/library-config.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../shared/lint/lint.ts';
import type { Episodes } from './episodes.ts';
import { compare, report, say, shortest, timeProgram } from './measure.ts';

const runs = 3;

/**
 * Parsing and linting of text in memory.
 * @returns the milliseconds that markdownlint-cli2 takes over the same files; null where it is not installed
 */
export function measureText({ root, files, bytes }: Episodes): number | null {
  say('\nText in memory');
  const parse = shortest(runs, () => files.forEach(({ text }) => parseEpisode(text, {})));
  const grayMatter = shortest(runs, () => files.forEach(({ text }) => readWithGrayMatter(text)));
  report('gray-matter: the front matter alone', grayMatter, bytes);
  report('parse: fields, speakers, turns, marks', parse, bytes, compare(parse, grayMatter, 'gray-matter'));

  // Rules share what they find out about an episode, so each run starts with an episode of its own.
  const parsed = Array.from({ length: runs }, () => files.map(({ text }) => parseEpisode(text, {})));
  const lint = shortest(runs, () =>
    parsed.pop()!.forEach((episode) => lintEpisode(episode, { config: defaultConfig })),
  );
  const markdownlint = timeProgram('markdownlint-cli2', ['**/*.md'], root);
  report(
    'lint: every rule',
    lint,
    bytes,
    markdownlint === null ? '' : compare(lint, markdownlint, 'markdownlint-cli2'),
  );
  report(
    'parse and lint',
    parse + lint,
    bytes,
    markdownlint === null ? '' : compare(parse + lint, markdownlint, 'markdownlint-cli2'),
  );
  if (markdownlint === null) say('  markdownlint-cli2 is not installed');
  else report('markdownlint-cli2', markdownlint, bytes);

  const longest = files.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  report(
    `the longest file, ${(longest.text.length / 1e3).toFixed(0)} kB: parse and lint`,
    shortest(10, () => lintEpisode(parseEpisode(longest.text, {}), { config: defaultConfig })),
    longest.text.length,
  );
  return markdownlint;
}

function readWithGrayMatter(text: string): void {
  try {
    // Options switch its cache off.
    matter(text, {});
  } catch {
    // It throws at what is no YAML, having done its work.
  }
}
