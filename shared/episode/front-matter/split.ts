import type { TextRange } from '../../text/text-edit.ts';
import type { FrontMatterFormat, FrontMatterProblem } from '../model/episode.ts';
import { problemAt } from './read-result.ts';

/** Where the front matter stands, before anything is known of its content. */
export type FrontMatterSplit =
  | {
      readonly kind: 'found';
      readonly format: FrontMatterFormat;
      readonly range: TextRange;
      readonly sourceRange: TextRange;
    }
  | {
      readonly kind: 'broken';
      readonly format: FrontMatterFormat;
      readonly range: TextRange;
      readonly problem: FrontMatterProblem;
    };

/**
 * Finds front matter as Hugo does (https://gohugo.io/content-management/front-matter/): between lines `---` it is
 * YAML, between lines `+++` TOML, and in braces at the very start JSON. Null where line 1 begins none.
 */
export function splitFrontMatter(text: string): FrontMatterSplit | null {
  if (text.startsWith('---')) return splitFenced(text, 'yaml');
  if (text.startsWith('+++')) return splitFenced(text, 'toml');
  return text.startsWith('{') ? splitJson(text) : null;
}

/** What typing or a word processor makes of `---`: another number of dashes, long ones, YAML’s own end mark. */
export function isAlmostRule(line: string): boolean {
  return /^(?:--|-{4,}|[‐‑‒–—―−-]{1,3}|\.\.\.)$/.test(line) && line !== '---' && line !== '-';
}

/** The line that opens and the one that closes front matter. */
export const fences = { yaml: '---', toml: '+++' } as const;

/**
 * The first line is exactly the fence, and so is a later one. A fence that names a language (`---js`) is refused
 * rather than read as YAML: other tools would run it. Null where the first line is none: a row of dashes, a sentence.
 */
function splitFenced(text: string, format: 'yaml' | 'toml'): FrontMatterSplit | null {
  const fence = fences[format];
  const firstEnd = lineEndAt(text, 0);
  const first = text.slice(0, firstEnd);
  const broken = (problem: FrontMatterProblem): FrontMatterSplit => ({
    kind: 'broken',
    format,
    range: { from: 0, to: 0 },
    problem,
  });
  if (first !== fence) {
    const spaces = { from: fence.length, to: firstEnd };
    if (first.trimEnd() === fence) {
      const message = `The opening “${fence}” is followed by spaces. Remove them so that every tool sees the front matter.`;
      return broken(
        problemAt({ from: 0, to: firstEnd }, message, [
          { title: 'Remove the spaces', edits: [{ ...spaces, insert: '' }] },
        ]),
      );
    }
    if (format === 'toml' || !/^---[A-Za-z]+\s*$/.test(first)) return null;
    return broken(
      problemAt(
        { from: 0, to: firstEnd },
        `“${first.trimEnd()}” asks for another language than YAML, which is never run. Write “---”.`,
      ),
    );
  }
  const sourceFrom = Math.min(text.length, firstEnd + 1);
  let almost: TextRange | null = null;
  let mistyped: TextRange | null = null;
  for (let from = sourceFrom; from < text.length;) {
    const to = lineEndAt(text, from);
    if (text.startsWith(fence, from)) {
      if (to - from === fence.length)
        return {
          kind: 'found',
          format,
          range: { from: 0, to: Math.min(text.length, to + 1) },
          sourceRange: { from: sourceFrom, to: from },
        };
      if (text.slice(from, to).trimEnd() === fence) almost ??= { from: from + fence.length, to };
      else if (format === 'toml') {
        return broken(
          problemAt(
            { from, to },
            'Hugo ends the front matter at this line, for it begins with “+++”. Let nothing but “+++” stand in it.',
          ),
        );
      }
    }
    if (format === 'yaml' && isAlmostRule(text.slice(from, to).trimEnd())) mistyped ??= { from, to };
    from = to + 1;
  }
  if (mistyped !== null && almost === null && holdsEntries(text.slice(sourceFrom, mistyped.from), format)) {
    const message = `The front matter is closed by “${text.slice(mistyped.from, mistyped.to).trimEnd()}” rather than “---”.`;
    return broken(problemAt(mistyped, message, [{ title: 'Write “---”', edits: [{ ...mistyped, insert: '---' }] }]));
  }
  if (almost !== null) {
    const message = `The closing “${fence}” is followed by spaces. Remove them so that every tool sees the end of the front matter.`;
    return broken(
      problemAt({ from: almost.from - fence.length, to: almost.to }, message, [
        { title: 'Remove the spaces', edits: [{ ...almost, insert: '' }] },
      ]),
    );
  }
  const message = `The front matter is opened by “${fence}” but never closed. Add a line “${fence}” after the last key.`;
  return broken(problemAt({ from: 0, to: fence.length }, message, closeBelowKeys(text, sourceFrom, format)));
}

/** A fix that closes front matter behind the lines of keys that follow its opening; none where it is not clear where they end. */
function closeBelowKeys(text: string, from: number, format: 'yaml' | 'toml'): FrontMatterProblem['fixes'] {
  const blank = /\n[ \t]*(?:\n|$)/.exec(text.slice(from - 1));
  const to = blank === null ? text.length : from + blank.index;
  if (!holdsEntries(text.slice(from, to), format)) return [];
  const insert = `${text[to - 1] === '\n' ? '' : '\n'}${fences[format]}\n`;
  return [{ title: `Add “${fences[format]}” after the last key`, edits: [{ from: to, to, insert }] }];
}

/** Whether all the lines are keys, or belong to one. */
function holdsEntries(source: string, format: 'yaml' | 'toml'): boolean {
  const isEntry = format === 'yaml' ? /^(?:[\w.-]+:(?:\s|$)|\s|#|- |\]|\})/ : /^(?:[\w."'-]+\s*=|\s|#|\[|\]|\})/;
  const lines = source.split('\n').filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => isEntry.test(line));
}

/** Braces at the very start; null where what follows them is no JSON: a shortcode, a template, a note. */
function splitJson(text: string): FrontMatterSplit | null {
  if (!looksLikeJson(text)) return null;
  const broken = (problem: FrontMatterProblem): FrontMatterSplit => ({
    kind: 'broken',
    format: 'json',
    range: { from: 0, to: 0 },
    problem,
  });
  const end = closingBrace(text);
  if (end === null)
    return broken(
      problemAt(
        { from: 0, to: 1 },
        'The front matter is opened by “{” but never closed. Add a line “}” after the last value.',
      ),
    );
  const lineEnd = lineEndAt(text, end);
  if (text.slice(end, lineEnd).trim() !== '')
    return broken(
      problemAt(
        { from: end, to: lineEnd },
        'These words stand behind the closing “}” of the front matter. Put them in a line of their own.',
        [{ title: 'Begin a new line', edits: [{ from: end, to: end, insert: '\n\n' }] }],
      ),
    );
  return {
    kind: 'found',
    format: 'json',
    range: { from: 0, to: Math.min(text.length, lineEnd + 1) },
    sourceRange: { from: 0, to: end },
  };
}

/** Whether a brace at the start of `text` opens an object of JSON, be it with mistakes. */
export function looksLikeJson(text: string): boolean {
  return /^\{\s*(?:["'“}]|\/\/|\/\*(?:(?!\*\/)[\s\S])*\*\/\s*"|[A-Za-z_][\w-]*\s*:\s)/.test(text);
}

/** The offset behind the brace that closes the first one; braces in strings do not count. */
function closingBrace(text: string): number | null {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return null;
}

/** The end of the line in which `offset` stands, its line feed left out. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
