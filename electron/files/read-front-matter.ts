import matter from 'gray-matter';
import type { FieldValue, FrontMatter } from '../../shared/episode/model/episode.ts';

/**
 * Checks that the website's tools, which split files as gray-matter does, would find the front matter where we find it.
 * gray-matter is handed our parse as its YAML engine, so nothing is parsed twice; every other engine throws, since
 * `---js` would run code; options are always passed, which turns off a cache that hides a second failure.
 * @returns where they would, in words for an editor; null where both agree
 */
export function compareWithGrayMatter(text: string, frontMatter: FrontMatter): string | null {
  // What is broken is a problem already, and what does not begin with a fence has none for anybody.
  if (frontMatter.status === 'error' || !text.startsWith('---')) return null;
  const refuse = () => {
    throw new Error('This language of front matter is never run.');
  };
  let yaml: string | null = null;
  const data = Object.fromEntries(frontMatter.fields.map(({ key, value }): [string, FieldValue] => [key, value]));
  const engines = {
    yaml: (source: string) => {
      yaml = source;
      return data;
    },
    json: refuse,
    javascript: refuse,
    js: refuse,
    coffee: refuse,
    toml: refuse,
  };
  const ours =
    frontMatter.status === 'ok' ? text.slice(frontMatter.sourceRange.from, frontMatter.sourceRange.to) : null;
  try {
    // It looks for the first fence that closes, which is ours or stands above it; the transcript below is only copied.
    matter(withoutBlankLines(frontMatter.status === 'ok' ? text.slice(0, frontMatter.range.to) : text), { engines });
  } catch {
    // It refuses what we refuse too; only a difference is worth a word.
    return ours === null ? null : 'Other tools would not read this front matter.';
  }
  // Front matter of nothing but comments is not even parsed there.
  if (yaml === null ? frontMatter.fields.length === 0 : String(yaml).trim() === withoutBlankLines(ours ?? '').trim())
    return null;
  return 'Other tools would end the front matter at another line. Look for a line that begins with “---”.';
}

/**
 * The same lines with words in them. gray-matter looks for comments with `/^\s*#/gm`, which takes the square of the
 * blank lines, and of all else that counts as a line end there: seconds for 100,000.
 */
function withoutBlankLines(text: string): string {
  return text.replace(/\s{2,}/g, (space) => {
    const at = space.lastIndexOf('\n');
    return (at < 0 ? '' : '\n') + space.slice(at + 1).replace(/[\r\u2028\u2029]/g, ' ');
  });
}
