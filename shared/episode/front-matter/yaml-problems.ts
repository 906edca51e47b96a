import { isMap, isScalar, type ErrorCode, type YAMLError } from 'yaml';
import type { TextEdit } from '../../text/text-edit.ts';
import type { FrontMatterFix, FrontMatterProblem } from '../model/episode.ts';
import { parseYaml } from './parse-yaml.ts';
import { problemAt } from './read-result.ts';
import { answersFor, type Answer } from './yaml-answers.ts';

/** What the parser's codes mean, in an editor's words, where no better reason is found. */
const meanings: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'What begins with “*” refers to another value. Text needs quotation marks.',
  BAD_DQ_ESCAPE:
    'A backslash in double quotation marks begins an escape. Write it twice, or use single quotation marks.',
  BAD_INDENT:
    'This line is not indented like the ones above it, or a bracket or quotation mark above it is never closed.',
  BAD_SCALAR_START: 'A value cannot begin with this character. Text needs quotation marks.',
  BLOCK_AS_IMPLICIT_KEY: 'This line is no “key: value”. Text with a colon in it needs quotation marks.',
  DUPLICATE_KEY: 'This key stands twice. Keep one of the two.',
  IMPOSSIBLE: 'This is nested too deeply to be read.',
  MISSING_CHAR: 'This line is no “key: value”, or a bracket or quotation mark is never closed.',
  MULTILINE_IMPLICIT_KEY: 'This line is no “key: value”. Text with a colon in it needs quotation marks.',
  MULTIPLE_DOCS: 'A line such as “...” ends the YAML here. Remove it.',
  RESOURCE_EXHAUSTION: 'This is nested too deeply to be read.',
  TAB_AS_INDENT: 'A tab is used to indent. YAML allows only spaces.',
  UNEXPECTED_TOKEN:
    'The value ended in front of this. Text with brackets or quotation marks in it needs quotation marks around it.',
};

/** The lines of one top-level key. */
interface Entry {
  readonly from: number;
  readonly source: string;
}

/**
 * The parser's errors, traced to the lines that cause them: an open quotation mark shows many lines below. Each key is
 * read alone, and each mistake that is fixed leads to the next.
 * @param base offset of `yaml` in the file, which ranges and edits count from
 */
export function describeYamlErrors(yaml: string, errors: readonly YAMLError[], base: number): FrontMatterProblem[] {
  const exhausted = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  // Fixing a line does not help, and each would be tried as long.
  if (exhausted !== undefined)
    return [problemAt({ from: base + exhausted.pos[0], to: base + exhausted.pos[1] }, sayCode(exhausted.code))];
  const entries = cutEntries(yaml);
  const doubled = describeDoubled(
    entries,
    errors.filter(({ code }) => code === 'DUPLICATE_KEY').map(({ pos }) => pos),
    base,
  );
  const budget = { characters: maxRead };
  const broken = entries.flatMap((entry) => describeEntry(entry, base, budget));
  if (doubled.length + broken.length > 0) return [...doubled, ...broken].sort((a, b) => a.range.from - b.range.from);
  return errors.map(({ code, pos }) =>
    problemAt({ from: base + pos[0], to: base + Math.max(pos[0], pos[1]) }, sayCode(code)),
  );
}

function sayCode(code: ErrorCode): string {
  return meanings[code] ?? 'This is no YAML. Text with signs in it needs quotation marks.';
}

/** Lines that begin as far left as the first one begin a key, but for what closes or lists something above. */
function cutEntries(yaml: string): Entry[] {
  const indent = /^([ \t]*)[^\s#]/m.exec(yaml)?.[1]?.length ?? 0;
  const entries: Entry[] = [];
  let from = 0;
  for (let start = 0; start < yaml.length;) {
    const end = yaml.indexOf('\n', start);
    const next = end < 0 ? yaml.length : end + 1;
    const text = yaml.slice(start, end < 0 ? yaml.length : end);
    const begins = /^[ \t]*/.exec(text)![0].length <= indent && /^\s*[^\s#\]}-]/.test(text);
    if (begins && start > from) {
      entries.push({ from, source: yaml.slice(from, start) });
      from = start;
    }
    start = next;
  }
  if (from < yaml.length) entries.push({ from, source: yaml.slice(from) });
  return entries;
}

/** Each answer is tried by reading its entry again, which for a long one with many mistakes would take seconds. */
const maxRead = 50_000;

function describeEntry({ from, source }: Entry, base: number, budget: { characters: number }): FrontMatterProblem[] {
  const problems: FrontMatterProblem[] = [];
  const starts = lineStarts(source);
  let current = source;
  let errors = errorsOf(current);
  // Every answer fixes at least one line, and leaves their number as it is.
  for (let round = 0; errors.length > 0 && round < starts.length; round++) {
    const [{ pos, code }] = errors as [FoundError];
    const answer = findAnswer(current, pos, code, budget);
    if (answer === null) {
      const at = Math.min(pos, current.length);
      const line = starts[lineOf(lineStarts(current), at)]!;
      const end = source.indexOf('\n', line);
      return [
        ...problems,
        problemAt({ from: base + from + line, to: base + from + (end < 0 ? source.length : end) }, sayCode(code)),
      ];
    }
    const edits = answer.lines.map(({ index, insert }): TextEdit => {
      const start = starts[index]!;
      const end = source.indexOf('\n', start);
      return { from: base + from + start, to: base + from + (end < 0 ? source.length : end), insert };
    });
    problems.push(problemAt(edits[0]!, answer.message, [{ title: answer.title, edits }]));
    current = replaceLines(current, answer.lines);
    errors = errorsOf(current);
  }
  return problems;
}

/** The first answer after which the entry can be read, else the first that brings the reading on to an error further down. */
function findAnswer(source: string, pos: number, code: ErrorCode, budget: { characters: number }): Answer | null {
  const lines = source.split('\n');
  const starts = lineStarts(source);
  const at = lineOf(starts, Math.min(pos, source.length));
  let best: Answer | null = null;
  for (const index of [at, ...lines.keys()]) {
    for (const answer of answersFor(lines, index, code)) {
      if ((budget.characters -= source.length) < 0) return best;
      const [next] = errorsOf(replaceLines(source, answer.lines));
      if (next === undefined) return answer;
      if (lineOf(starts, Math.min(next.pos, source.length)) > Math.max(at, index)) best ??= answer;
    }
  }
  return best;
}

interface FoundError {
  readonly code: ErrorCode;
  readonly pos: number;
}

function errorsOf(source: string): FoundError[] {
  const { errors, contents } = parseYaml(source);
  if (errors.length > 0) return errors.map(({ code, pos }) => ({ code, pos: pos[0] }));
  const isKeyed = contents === null || isMap(contents) || (isScalar(contents) && contents.value === null);
  return isKeyed ? [] : [{ code: 'MISSING_CHAR', pos: contents.range[0] }];
}

function replaceLines(source: string, changed: Answer['lines']): string {
  const lines = source.split('\n');
  for (const { index, insert } of changed) lines[index] = insert;
  return lines.join('\n');
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  return starts.findLastIndex((start) => start <= offset);
}

/** Two fixes, one for each that can be kept, where the key begins an entry. */
function describeDoubled(
  entries: readonly Entry[],
  positions: readonly (readonly [number, number])[],
  base: number,
): FrontMatterProblem[] {
  const firsts = new Map<string, Entry>();
  const owns = new Map<number, { readonly lines: Entry; readonly key: string }>();
  for (const { from, source } of entries) {
    const match = /^([ \t]*)([^\s:#][^:\n]*?)[ \t]*:/m.exec(source);
    if (match === null) continue;
    const [, indent = '', key = ''] = match;
    // Comments above the key and below its value stay.
    const lines = { from: from + match.index, source: source.slice(match.index).replace(/\n(?:(?:#.*)?\n)+$/, '\n') };
    owns.set(lines.from + indent.length, { lines, key });
    if (!firsts.has(key)) firsts.set(key, lines);
  }
  const remove = (title: string, { from, source }: Entry): FrontMatterFix => ({
    title,
    edits: [{ from: base + from, to: base + from + source.length, insert: '' }],
  });
  return positions.map(([from, to]) => {
    const own = owns.get(from);
    const first = own && firsts.get(own.key);
    const fixes =
      own && first && first !== own.lines ? [remove('Keep the first', own.lines), remove('Keep this one', first)] : [];
    return problemAt({ from: base + from, to: base + to }, sayCode('DUPLICATE_KEY'), fixes);
  });
}
