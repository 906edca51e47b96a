import type { List, Nodes } from 'mdast';
import { isDigit } from '../../episode/model/characters.ts';
import type { Episode, Turn } from '../../episode/model/episode.ts';
import { decodeEntities } from '../../text/entities.ts';
import { findMeantMarkup, innerRangeOf, nodesOf, rangeOf, type MeantMarkup } from '../../markdown/meant-markup.ts';
import { readFencedCode } from '../../markdown/fenced-code.ts';
import { parseMarkdown } from '../../markdown/parse-markdown.ts';
import { rangeAt } from '../../text/ranges.ts';
import type { TextEdit, TextRange } from '../../text/text-edit.ts';
import { quoted } from '../model/finding.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';
import type { MarkdownChange } from './markdown-change.ts';
import { templateChanges } from './template-changes.ts';

/** All of them, in order. Markup that somebody meant is none: emphasis, links to addresses, code, lists of several items. */
export const markdownChanges = perEpisode((episode: Episode): MarkdownChange[] => {
  // Fences of front matter that cannot be read underline nothing: that is to be fixed first.
  if (episode.frontMatter.status === 'error') return [];
  return [
    ...openFences(episode),
    ...hiddenLines(episode),
    ...underlinedWords(episode),
    ...spokenHeadings(episode),
    ...changesInTurns(episode),
  ].sort((a, b) => a.range.from - b.range.from);
});

/** What opens a list, a quotation, a heading, a line under one, or a definition. */
const blockMarks = '-+>#=:';
/** What markup cannot do without: hardly a turn has any of it. */
const ofMarkup = new RegExp(
  String.raw`[<\`{*~]|--|>>|\][(:]|(?<![A-Za-z\d])_|_(?![A-Za-z\d])|\n(?=[${blockMarks} \t\d])`,
  'g',
);
const openingBracket = /\s{0,3}\[/y;
/** Code, emphasis, links and escapes as nearly all are, which hide nothing. Whatever else looks like markup takes a real look. */
const plainMarkup =
  /\\[\\*_~{}<>[\]-]|`[^`{\n]+`|(?<![\w*\\])(\*\*?)(?=[\w“"'])[^*_<>`[\]{}\n\\]+(?<=[\w.,!?…”"'])\1(?![\w*])|(?<![\p{L}\p{N}*_\\])_(?=[\w“"'])[^*_<>`[\]{}\n\\]+(?<=[\w.,!?…”"'])_(?![\p{L}\p{N}*_])|\[[^\][<>`*_\n\\]*\]\((?:https?:\/)?\/[^\s()<>\\]*\)/gu;
const mayBeMarkup = new RegExp(
  String.raw`[<\`{*~]|(?<![A-Za-z\d])_|_(?![A-Za-z\d])|\]\(|\]:|--[a-z>]|>>|(?:^|\n)(?:(?: {1,3})?(?:[${blockMarks}]|\d{1,9}[.)](?:[ \t\n]|$))| {4}|\t)`,
);

/** Looks ahead with one search for all turns. */
function changesInTurns(episode: Episode): MarkdownChange[] {
  const { text, turns } = episode;
  let next = -1;
  return turns.flatMap((turn) => {
    const from = turn.label.fullRange.to;
    const { to } = turn.range;
    if (next < from) {
      ofMarkup.lastIndex = from;
      next = ofMarkup.exec(text)?.index ?? Infinity;
    }
    openingBracket.lastIndex = turn.range.from;
    const isMarkup =
      openingBracket.test(text) ||
      ((next < to || isBlockOpening(text.charCodeAt(from))) &&
        mayBeMarkup.test(text.slice(from, to).replace(plainMarkup, '.')));
    return isMarkup ? changesIn(episode, turn) : [];
  });
}

function changesIn(episode: Episode, turn: Turn): MarkdownChange[] {
  const { text } = episode;
  const wordsFrom = turn.label.fullRange.to;
  const base = turn.range.from;
  const source = text.slice(base, turn.range.to);
  const tree = parseMarkdown(source);
  const turnSource: TurnSource = {
    episode,
    turn,
    source,
    wordsFrom: wordsFrom - base,
    meant: findMeantMarkup(tree, source),
  };
  const nodes = [...nodesOf(tree)];
  const isInFence = (from: number) => rangeAt(episode.fences, base + from) !== null;
  const changes = nodes.flatMap((node) =>
    node.type === 'root' || isInFence(rangeOf(node).from) ? [] : (changeOf(node, turnSource) ?? []),
  );
  const code = nodes.filter(({ type }) => type === 'inlineCode' || type === 'code').map(rangeOf);
  return [...changes, ...templateChanges(source, turnSource.wordsFrom, code)].map((change) => moveChange(change, base));
}

/** Whether a block other than a paragraph may begin so: with indentation, a number or a mark. */
function isBlockOpening(code: number): boolean {
  return code === 32 || code === 9 || isDigit(code) || blockMarks.includes(String.fromCharCode(code));
}

function moveChange(change: MarkdownChange, shift: number): MarkdownChange {
  const move = <T extends TextRange>(range: T): T => ({ ...range, from: range.from + shift, to: range.to + shift });
  return { ...change, range: move(change.range), fix: { ...change.fix, edits: change.fix.edits.map(move) } };
}

interface TurnSource {
  readonly episode: Episode;
  readonly turn: Turn;
  readonly source: string;
  /** Where the words begin behind the label. */
  readonly wordsFrom: number;
  readonly meant: MeantMarkup;
}

/** Offsets are those of the turn's source. */
function changeOf(node: Nodes, { episode, source, wordsFrom, meant }: TurnSource): MarkdownChange | null {
  const range = rangeOf(node);
  if (range.to <= wordsFrom) return null;
  const written = source.slice(range.from, range.to);
  if (node.type === 'definition') {
    if (meant.has(node)) return null;
    return lost(
      range,
      `${quoted(written)} defines a link for markdown: readers would not see it.`,
      escapeAll(source, range, /^ {0,3}\[/g),
    );
  }
  if (node.type === 'heading' && !/^ {0,3}#/.test(source.slice(lineStart(source, range.from), range.to))) {
    const underline = written.lastIndexOf('\n') + 1;
    return form(
      range,
      `The line below makes a heading of ${quoted(written.slice(0, underline).trim())}.`,
      escapeAll(source, { from: range.from + underline, to: range.to }, /[-=]/),
    );
  }
  if (range.from < wordsFrom) return null;
  switch (node.type) {
    case 'html':
      return meant.has(node) ? omittedBlock(source, range) : hiddenHtml(source, range);
    case 'emphasis':
    case 'strong':
    case 'delete': {
      if (meant.has(node)) return null;
      const inner = innerRangeOf(node);
      const marks = [
        { from: range.from, to: inner.from },
        { from: inner.to, to: range.to },
      ];
      return lost(
        range,
        `Markdown would set ${quoted(source.slice(inner.from, inner.to))} off and drop the ${quoted(source.slice(range.from, inner.from))} around it.`,
        marks.flatMap((mark) => escapeAll(source, mark, /[*_~]/g)),
      );
    }
    case 'link':
    case 'image':
      return meant.has(node)
        ? null
        : lost(
            range,
            `${quoted(written)} is a link for markdown: readers would see a part of it only.`,
            escapeAll(source, range, /^<|(?<=^!?)\[/g),
          );
    case 'list':
      return isMeantList(node, source)
        ? null
        : form(
            range,
            `${quoted(firstLine(written))} would be shown as an item of a list.`,
            node.children.flatMap((item) =>
              escapeAll(source, { from: rangeOf(item).from, to: rangeOf(item).from + 11 }, /^[-+*]|(?<=^\d{1,9})[.)]/g),
            ),
          );
    case 'blockquote': {
      // Who quotes begins a sentence, says more than a few words, or marks each line.
      const lines = written.split('\n');
      if (
        episode.lineMarks.quoted ||
        /^>\s*(?:["'“‘«„*_[(]*[\p{Lu}\p{Lo}]|\p{Ll}+(?:\s+\S+){11})/u.test(written) ||
        (lines.length > 1 && lines.every((line) => /^ {0,3}>/.test(line)))
      )
        return null;
      return form(
        range,
        `${quoted(firstLine(written))} would be shown as a quotation, without its sign.`,
        escapeAll(source, range, /(?<=^ {0,3})>/gm),
      );
    }
    case 'heading':
      return form(
        range,
        `${quoted(firstLine(written))} would be shown as a heading, without its sign.`,
        escapeAll(source, range, /^#/g),
      );
    case 'code': {
      const from = lineStart(source, range.from);
      // Prose that stands far in, and no code that somebody indented.
      if (/^ {0,3}(?:```|~~~)/.test(source.slice(from, range.to)) || !/^\s*["'“‘(]?\p{L}[^{}<>;=|]*$/u.test(written))
        return null;
      const edits = [...source.slice(from, range.to).matchAll(/^[ \t]+/gm)].map((match) => ({
        from: from + match.index,
        to: from + match.index + match[0].length,
        insert: '',
      }));
      return {
        kind: 'form',
        range,
        message: `${quoted(firstLine(written.trim()))} stands so far in that it would be shown as code.`,
        fix: { title: 'Take the indent out', edits, isWhiteSpace: true },
      };
    }
    default:
      return null;
  }
}

function hiddenHtml(source: string, range: TextRange): MarkdownChange {
  const written = source.slice(range.from, range.to);
  return lost(
    range,
    `${quoted(written)} is HTML for markdown: readers would not see it.`,
    escapeAll(source, range, written.startsWith('<!--') ? /<(?=[!?/a-z])|--/gi : tagOpening),
  );
}

/** HTML that is a block of its own goes with the words in it, unless the site’s `markup.goldmark.renderer.unsafe` lets it through. */
function omittedBlock(source: string, range: TextRange): MarkdownChange | null {
  const written = source.slice(range.from, range.to);
  if (!/[\p{L}\p{N}]/u.test(decodeEntities(written.replace(/<[^<>]*>/g, '')))) return null;
  const message = `${quoted(firstLine(written))} is a block of HTML, which Hugo leaves out with its words unless the site allows it.`;
  const [whole, opening = '', words = ''] =
    /^(<(?:p|div|center|section|span)(?:\s[^<>]*)?>\s*)([^<>]*?)\s*<\/\w+>\s*$/i.exec(written) ?? [];
  if (whole === undefined) return lost(range, message, escapeAll(source, range, tagOpening));
  const wordsTo = range.from + opening.length + words.length;
  const edits = [
    { from: range.from, to: range.from + opening.length, insert: '' },
    { from: wordsTo, to: range.to, insert: '' },
  ];
  return { kind: 'lost', range, message, fix: { title: 'Take the tags out', edits } };
}

const tagOpening = /<(?=[!?/a-z])/gi;

function lost(range: TextRange, message: string, edits: readonly TextEdit[]): MarkdownChange {
  return { kind: 'lost', range, message, fix: { title: 'Escape it', edits } };
}

function form(range: TextRange, message: string, edits: readonly TextEdit[]): MarkdownChange {
  return { ...lost(range, message, edits), kind: 'form' };
}

/** A backslash in front of whatever `pattern` finds in a part of the source. */
function escapeAll(source: string, { from, to }: TextRange, pattern: RegExp): TextEdit[] {
  const part = source.slice(from, to);
  const first = pattern.global ? null : pattern.exec(part);
  const found = pattern.global ? [...part.matchAll(pattern)] : first === null ? [] : [first];
  return found
    .map((match) => from + match.index + /^\s*/.exec(match[0])![0].length)
    .map((at) => ({ from: at, to: at, insert: '\\' }));
}

/** Lists have items; a single one is a number that somebody said, or a dash, and so are numbers that markdown would renumber. */
function isMeantList(list: List, source: string): boolean {
  const numbers = list.children.map((item) => /^\d+/.exec(source.slice(rangeOf(item).from))?.[0]);
  if (list.ordered !== true) return list.children.length > 1;
  const start = Number(numbers[0]);
  return (
    (list.children.length > 1 || start === 1) && numbers.every((number, index) => number === String(start + index))
  );
}

/** Code that never ends takes all turns below it with it. */
export function openFences({ text, fences }: Episode): MarkdownChange[] {
  return fences.flatMap(({ from, to }) => {
    const source = text.slice(from, to);
    const read = readFencedCode(source);
    if (read === null || read.isClosed) return [];
    const line = firstLine(source);
    const at = from + source.indexOf(read.fence);
    return [
      lost(
        { from, to: from + line.length },
        `${quoted(line.trim())} begins code that never ends: all that stands below would be code.`,
        [{ from: at, to: at, insert: '\\' }],
      ),
    ];
  });
}

/** Comments of several lines within a turn. */
function hiddenLines({ text, fences, turns }: Episode): MarkdownChange[] {
  const spoken = turns.map(({ range }) => range);
  return fences
    .filter(({ from }) => text.startsWith('<!--', from) && rangeAt(spoken, from) !== null)
    .map((fence) => hiddenHtml(text, fence));
}

/** Words right above a line of hyphens. */
function underlinedWords({ text, blocks }: Episode): MarkdownChange[] {
  return blocks.flatMap((block, index) => {
    const above = blocks[index - 1];
    if (
      block.kind !== 'rule' ||
      above === undefined ||
      (above.kind !== 'turn' && above.kind !== 'narration') ||
      above.endLine + 1 !== block.line
    )
      return [];
    if (!/^-+[ \t]*$/.test(text.slice(block.range.from, block.range.to))) return [];
    const words = text.slice(lineStart(text, above.range.to), above.range.to);
    return [
      {
        kind: 'form',
        range: block.range,
        message: `The line below makes a heading of ${quoted(words.trim())}.`,
        fix: {
          title: 'Insert an empty line above it',
          edits: [{ from: block.range.from, to: block.range.from, insert: '\n' }],
          isWhiteSpace: true,
        },
      } satisfies MarkdownChange,
    ];
  });
}

/** A heading below a turn that begins or ends as a sentence does, where no other is like it: `# 3 on the list is bread.` */
function spokenHeadings({ text, blocks }: Episode): MarkdownChange[] {
  const headings = blocks.filter(
    ({ kind, range }) => kind === 'heading' && /^ {0,3}#\s/.test(text.slice(range.from, range.to)),
  );
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading' || blocks[index - 1]?.kind !== 'turn') return [];
    const heading = text.slice(block.range.from, block.range.to).trim();
    const goesOn = /^#\s+[\d\p{Ll}].*\s.*[.,;?!…]$/u.test(heading);
    if (!goesOn && !(headings.length === 1 && /^#\s+(?:[\d\p{Ll}]|.*[.,;…。．，；]$)/u.test(heading))) return [];
    return [
      form(block.range, `${quoted(heading)} would be shown as a heading, without its sign.`, [
        { from: block.range.from, to: block.range.from, insert: '\\' },
      ]),
    ];
  });
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!;
}
