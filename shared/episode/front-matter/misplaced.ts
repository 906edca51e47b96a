import type { TextEdit } from '../../text/text-edit.ts';
import type { FrontMatterFix, FrontMatterFormat, FrontMatterProblem } from '../model/episode.ts';
import { problemAt } from './read-result.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { fences, isAlmostRule, lineEndAt, looksLikeJson, splitFrontMatter, type FrontMatterSplit } from './split.ts';

/** HTML’s, MDX’s and markdown’s own. */
const comment = /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}|\[(?:\/\/|comment)\]:[^\n]*/u;

const heading = /(?<![^\n])#{1,6} [^\n]*/u;

/** White space, characters that nobody sees (byte order marks, zero-width spaces), comments, and a title as a heading. */
const nothingToRead = new RegExp(String.raw`(?:[\s\p{Cf}]|${comment.source}|${heading.source})+`, 'uy');
const toMove = new RegExp(`${comment.source}|${heading.source}`, 'gu');

/** Keys that front matter has, whatever the site. Those that name people are not among them, for labels may be such words. */
const commonKeys =
  /^(?:title|subtitle|date|draft|slug|layout|type|description|summary|authors?|tags?|categor(?:y|ies)|episode|season|duration|image|audio|url|permalink|aliases|weight|lastmod|publishdate|published)$/i;
const labelWords = /^(?:co_?-?hosts?|hosts?|guests?|speakers?|interview(?:er|ee)s?|narrator|q|a|i|r)$/i;

/**
 * What was meant as front matter and is read as text: it begins below line 1 behind what a reader hardly sees, or its
 * fences are missing or mistyped. A problem with the fix, or null where there is no such thing: keys must stand there,
 * and turns between two rules of a body are none.
 */
export function findMisplaced(text: string): FrontMatterSplit | null {
  nothingToRead.lastIndex = 0;
  const lead = nothingToRead.exec(text)?.[0] ?? '';
  const at = lead.length;
  const block = readBlock(text, at);
  if (block === null || (at === 0 && block.fixes.length === 0)) return null;
  const { format, to } = block;
  const problem = (message: string, title: string, edits: readonly TextEdit[]): FrontMatterSplit => {
    const fixes: FrontMatterFix[] = [{ title, edits }];
    return {
      kind: 'broken',
      format,
      range: { from: 0, to },
      problem: problemAt({ from: at, to: lineEndAt(text, at) }, message, fixes),
    };
  };
  if (at === 0) return problem(block.message, 'Put “---” above and below it', block.fixes);

  const above = lead.match(toMove) ?? [];
  const hasHeading = above.some((one) => one.startsWith('#'));
  const moved: TextEdit[] =
    above.length === 0 ? [] : [{ from: to, to, insert: `${text[to - 1] === '\n' ? '' : '\n'}${above.join('\n')}\n` }];
  const stands = hasHeading
    ? 'A heading stands'
    : above.length > 0
      ? 'A comment stands'
      : /\n/.test(lead)
        ? 'A blank line stands'
        : /^[ \t]+$/.test(lead)
          ? 'Spaces stand'
          : 'A character that nobody sees stands';
  const title = hasHeading
    ? 'Move the heading below the front matter'
    : above.length > 0
      ? 'Move the comment below the front matter'
      : 'Begin the front matter in line 1';
  const message = `Front matter must begin in line 1. ${stands} before it, so that other tools take it for text.`;
  return problem(message, title, [{ from: 0, to: at, insert: '' }, ...block.fixes, ...moved]);
}

/** Front matter that stands right below the front matter that ends at `end`, and that every site shows as text; null where there is none. */
export function findSecond(text: string, end: number): FrontMatterProblem | null {
  const at = end + /^\s*/.exec(text.slice(end))![0].length;
  const first = text.slice(at, lineEndAt(text, at)).trimEnd();
  const block = first === fences.yaml || first === fences.toml || first.startsWith('{') ? readBlock(text, at) : null;
  if (block === null || block.fixes.length > 0) return null;
  return problemAt(
    { from: at, to: lineEndAt(text, at) },
    'A second front matter stands below the first, and sites show it as text. Keep one of the two, with the fields of both.',
  );
}

interface Block {
  readonly format: FrontMatterFormat;
  /** What is wrong with its fences, where anything is. */
  readonly message: string;
  /** What makes fences of the lines above and below the keys. */
  readonly fixes: readonly TextEdit[];
  readonly to: number;
}

/** The front matter that begins at `at`, its fences perhaps indented, mistyped or missing; null where that is none. */
function readBlock(text: string, at: number): Block | null {
  if (text[at] === '{') return readJsonBlock(text, at);
  const firstEnd = lineEndAt(text, at);
  const first = text.slice(at, firstEnd).trimEnd();
  if (first === fences.toml) return readFenced(text, at, 'toml', (line) => line === fences.toml);
  if (first === fences.yaml || isAlmostRule(first))
    return readFenced(text, at, 'yaml', (line) => line === fences.yaml || isAlmostRule(line));
  return readUnfenced(text, at);
}

function readJsonBlock(text: string, at: number): Block | null {
  const rest = text.slice(at);
  if (!looksLikeJson(rest)) return null;
  const split = splitFrontMatter(rest);
  if (split?.kind !== 'found' || readJson(rest, split.sourceRange).fields.length === 0) return null;
  return { format: 'json', message: '', fixes: [], to: at + split.range.to };
}

function readFenced(
  text: string,
  at: number,
  format: 'yaml' | 'toml',
  isFence: (line: string) => boolean,
): Block | null {
  const firstEnd = lineEndAt(text, at);
  const mend = (from: number, to: number): TextEdit[] =>
    text.slice(from, to) === fences[format] ? [] : [{ from, to, insert: fences[format] }];
  for (let from = firstEnd + 1; from < text.length;) {
    const to = lineEndAt(text, from);
    if (
      isFence(
        text
          .slice(from, to)
          .replace(/^[\s\p{Cf}]+/u, '')
          .trimEnd(),
      )
    ) {
      const holdsKeys =
        format === 'yaml'
          ? holdsYamlKeys(text, firstEnd + 1, from)
          : /^\s*[\w."'-]+\s*=/m.test(text.slice(firstEnd, from));
      if (!holdsKeys) return null;
      const message = `Front matter stands between two lines “${fences[format]}”. These are others, so that every tool takes it for text.`;
      return { format, message, fixes: [...mend(at, firstEnd), ...mend(from, to)], to: Math.min(text.length, to + 1) };
    }
    from = to + 1;
  }
  return null;
}

/** Lines of keys at the very top, a title, date or draft among them, without the fence above or without both. */
function readUnfenced(text: string, at: number): Block | null {
  if (!/^[a-z][\w-]*:(?:[ \t]|\n)/.test(text.slice(at, at + 100))) return null;
  let from = at;
  let closing: string | null = null;
  while (from < text.length) {
    const to = lineEndAt(text, from);
    const line = text.slice(from, to).trimEnd();
    if (line === fences.yaml || isAlmostRule(line)) closing = text.slice(from, to);
    if (closing !== null || !/^(?:[a-z][\w-]*:(?:\s|$)|[ \t]+\S|- )/.test(line)) break;
    from = to + 1;
  }
  const end = Math.min(from, text.length);
  const { fields } = readYaml(text, { from: at, to: end });
  if (
    fields.length < 2 ||
    !fields.some(({ key }) => /^(?:title|date|draft)$/.test(key)) ||
    fields.every(({ key }) => labelWords.test(key))
  )
    return null;
  const message =
    'These lines look like front matter, but no line “---” stands above them, so that every tool takes them for text.';
  const below: TextEdit =
    closing === null
      ? { from: end, to: end, insert: `${text[end - 1] === '\n' ? '' : '\n'}---\n` }
      : { from: end, to: end + closing.length, insert: '---' };
  return {
    format: 'yaml',
    message,
    fixes: [{ from: at, to: at, insert: '---\n' }, ...(closing === '---' ? [] : [below])],
    to: closing === null ? end : Math.min(text.length, end + closing.length + 1),
  };
}

/** Whether the lines are keys with values, and not turns with their speakers. */
function holdsYamlKeys(text: string, from: number, to: number): boolean {
  const first = /^\s*(?!#)(\S.*)$/m.exec(text.slice(from, to))?.[1] ?? '';
  const firstKey = /^["']?([\p{L}_][\p{L}\w .-]*)["']?\s*:/u.exec(first)?.[1];
  if (firstKey === undefined) return false;
  const { fields } = readYaml(text, { from, to });
  if (fields.length === 0) return commonKeys.test(firstKey);
  return (
    fields.some(({ key }) => commonKeys.test(key)) ||
    (fields.every(({ key }) => /^[a-z][\w.-]*$/.test(key)) && fields.some(({ key }) => !labelWords.test(key)))
  );
}
