import type { LibraryConfig } from '../config/library-config.ts';
import { unassignedLabel, type Episode } from '../episode/model/episode.ts';
import { nodesOf, rangeOf } from '../markdown/meant-markup.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import type { TextRange } from '../text/text-edit.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import { hasUnreadTurns } from '../lint/facts/unread-lines.ts';
import type { Problem } from '../lint/model/problem.ts';
import { findMarkedConflicts } from '../episode/model/conflict-markers.ts';
import { indexLines } from '../text/line-index.ts';

/** Markdown fit for the website, or why there is none, in words with lines. */
export type CleanResult =
  { readonly kind: 'clean'; readonly text: string } | { readonly kind: 'blocked'; readonly reasons: readonly string[] };

/**
 * The markdown that goes out: LF, one blank line between blocks, no trailing spaces but those of hard line breaks, one
 * final newline. Never a word, quote, dash, capital or front-matter key; code and HTML as written. Cleaning the result
 * changes nothing more, it reads back to the same speakers and words, and a turn renders to what it did.
 * @param episode read in the house style that `config` asks for, or else in its own
 * @param problems of the episode, for `publish.blockOn`
 */
export function cleanMarkdown(episode: Episode, config: LibraryConfig, problems: readonly Problem[] = []): CleanResult {
  const reasons = findBlockers(episode, config, problems);
  if (reasons.length > 0) return { kind: 'blocked', reasons };
  const { text, frontMatter } = episode;
  const head = text.slice(0, frontMatter.range.to);
  let cleaned = joinParts(head, cleanBody(episode));
  if (cleaned === text) return { kind: 'clean', text };
  let again = parseEpisode(cleaned, config);
  // A label may be read as one only once the spaces behind it are gone; then its turn begins a paragraph too.
  for (let round = 0; round < maxRounds; round++) {
    const next = joinParts(head, cleanBody(again));
    if (next === cleaned) break;
    cleaned = next;
    again = parseEpisode(cleaned, config);
  }
  if (JSON.stringify(speakersAndWords(again)) !== JSON.stringify(speakersAndWords(episode))) {
    return {
      kind: 'blocked',
      reasons: ['Cleaning would change who says what. Nothing was written; please report this file.'],
    };
  }
  return { kind: 'clean', text: cleaned };
}

/** Texts that do not settle in so many rounds do not settle. */
const maxRounds = 3;

function findBlockers(episode: Episode, config: LibraryConfig, problems: readonly Problem[]): string[] {
  const { text, frontMatter, marks, turns } = episode;
  const lines = indexLines(text);
  const at = (offset: number) => `line ${lines.lineAt(offset)}`;
  const unassigned = new Set(turns.filter(({ label }) => label.text === unassignedLabel).map(({ line }) => line));
  return [
    ...(frontMatter.status === 'error'
      ? frontMatter.problems.map(
          ({ message, range }) => `The front matter cannot be read (${at(range.from)}): ${message}`,
        )
      : []),
    ...(hasUnreadTurns(episode, config.houseStyle)
      ? [
          'Not every turn is read, so words would go out under nobody’s name or another’s. The problem “unread-labels” says where.',
        ]
      : []),
    ...findMarkedConflicts(text).map(({ range }) => `A conflict is not decided yet (${at(range.from)}).`),
    ...[...unassigned].map((line) => `A turn has no speaker yet (line ${line}).`),
    ...marks
      .filter(({ kind, line }) => kind === 'todo' && !unassigned.has(line))
      .map((mark) => `A note to the editors is left: ${mark.text} (line ${mark.line}).`),
    ...problems
      .filter(
        ({ rule, severity }) => config.publish.blockOn.includes(rule) || config.publish.blockOn.includes(severity),
      )
      .map(({ message, range }) => `${message} (${at(range.from)})`),
  ];
}

function cleanBody({ text, frontMatter, blocks, fences }: Episode): string {
  const verbatim = findVerbatim(text, frontMatter.range.to, fences);
  const turnStarts = new Set(
    blocks.filter(({ kind }) => kind === 'turn').map(({ range }) => lineStart(text, range.from)),
  );
  const hardBreaks = findHardBreaks(text, blocks);
  const lines: string[] = [];
  let next = 0;
  for (let from = frontMatter.range.to; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    while (next < verbatim.length && verbatim[next]!.to <= from) next++;
    const line = text.slice(from, to);
    const isVerbatim = next < verbatim.length && verbatim[next]!.from <= from;
    const trimmed = line.trimEnd();
    if (isVerbatim) lines.push(line);
    else if (trimmed === '') {
      if (lines.at(-1) !== '') lines.push('');
    } else {
      if (turnStarts.has(from) && lines.length > 0 && lines.at(-1) !== '') lines.push('');
      lines.push(hardBreaks.has(from) && line.endsWith('  ') ? `${trimmed}  ` : trimmed);
    }
    if (end < 0) break;
    from = end + 1;
  }
  return lines.join('\n');
}

/** Starts of lines whose trailing spaces break them: they are not the last of their legend or paragraph. Two spaces of them go out. */
function findHardBreaks(text: string, blocks: Episode['blocks']): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const block of blocks) {
    if (block.kind === 'legend')
      for (const { range } of block.entries.slice(0, -1)) starts.add(lineStart(text, range.from));
    const paragraphs = block.kind === 'turn' ? block.paragraphs : block.kind === 'narration' ? [block.range] : [];
    for (const { from, to } of paragraphs) {
      for (let end = text.indexOf('\n', from); end >= 0 && end < to; end = text.indexOf('\n', end + 1))
        if (text.endsWith('  ', end)) starts.add(lineStart(text, end));
    }
  }
  return starts;
}

/** Code, HTML and the like, in which spaces count: from the start of their first line on, in order. */
function findVerbatim(text: string, bodyFrom: number, fences: readonly TextRange[]): readonly TextRange[] {
  const body = text.slice(bodyFrom);
  // Only they can hold what cleaning changes, and most episodes have none of both.
  if (!/[ \t\u00A0]\n|\n\n\n/.test(body) || !/`|<|^(?: {4}| {0,3}\t)/m.test(body)) return fences;
  const found = [...nodesOf(parseMarkdown(body))].flatMap((node) => {
    if (node.type !== 'code' && node.type !== 'html' && node.type !== 'inlineCode') return [];
    const { from, to } = rangeOf(node);
    // The last line of code within a line ends with other words.
    const last = node.type === 'inlineCode' ? lineStart(body, to) : to;
    return [{ from: bodyFrom + lineStart(body, from), to: bodyFrom + last }];
  });
  return [...fences, ...found].sort((a, b) => a.from - b.from);
}

/** The front matter and what follows it, with one final newline; nothing at all for an empty file. */
function joinParts(head: string, body: string): string {
  const text = head + body;
  let end = text.length;
  while (text.charCodeAt(end - 1) === newline) end--;
  return end === 0 ? '' : `${text.slice(0, end)}\n`;
}

const newline = 10;

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function speakersAndWords({ text, turns, blocks }: Episode) {
  const plain = (from: number, to: number) => text.slice(from, to).replace(/\s+/g, ' ').trim();
  return [
    turns.map(({ label, paragraphs }) => [label.text, paragraphs.map(({ from, to }) => plain(from, to)).join(' ')]),
    blocks.filter(({ kind }) => kind !== 'turn').map(({ kind, range }) => [kind, plain(range.from, range.to)]),
  ];
}
