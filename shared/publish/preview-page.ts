import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Html, Image, Nodes, Text } from 'mdast';
import { toHast, type State } from 'mdast-util-to-hast';
import type { LibraryConfig } from '../config/library-config.ts';
import { findMarkedConflicts } from '../episode/model/conflict-markers.ts';
import type { Episode } from '../episode/model/episode.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import type { Problem } from '../lint/model/problem.ts';
import { rangeOf } from '../markdown/meant-markup.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { firstIndex } from '../text/first-index.ts';
import type { TextRange } from '../text/text-edit.ts';
import { pageOptions, sitePage } from './site-page.ts';

/** A paragraph, heading or the like of the page. */
export interface PreviewBlock {
  /** Index of the turn that it belongs to; null for what is nobody's. */
  readonly turn: number | null;
  /** Safe to show: no HTML of the episode's own, and no address that runs anything. */
  readonly html: string;
}

export interface PagePreview {
  readonly blocks: readonly PreviewBlock[];
  /** Why it cannot go out, in words; the episode is then shown as it stands. Empty where it can. */
  readonly blocked: readonly string[];
}

/** What is wrong with a stretch of the page. */
interface Flaw extends TextRange {
  readonly severity: Problem['severity'];
  readonly message: string;
}

/**
 * The page that goes out for an episode, as the site's markdown shows it. Errors and warnings are marked in it, and so is
 * HTML, which Hugo leaves out unless the site allows it.
 * @param problems that stand in the episode, in the order of its text
 */
export function previewPage(episode: Episode, config: LibraryConfig, problems: readonly Problem[]): PagePreview {
  const clean = sitePage(episode, config, problems);
  const page = clean.kind === 'clean' ? parseEpisode(clean.text, pageOptions(config)) : episode;
  return {
    blocks: renderBody(page, findFlaws(episode, page, problems)) ?? plainBody(page),
    blocked: clean.kind === 'blocked' ? clean.reasons : [],
  };
}

/**
 * Where the words of each problem stand in the page. A turn of the page has the words of the episode's in their order, so
 * each is looked for a little behind the one before it.
 */
function findFlaws(episode: Episode, page: Episode, problems: readonly Problem[]): Flaw[] {
  const shown = problems.filter(
    ({ range, severity }) => severity !== 'hint' && range.from >= episode.frontMatter.range.to,
  );
  if (page === episode) return shown.map(({ range, severity, message }) => ({ ...range, severity, message }));
  const flaws: Flaw[] = [];
  let last = { turn: -1, from: 0, at: 0 };
  for (const { range, severity, message } of shown) {
    const index = firstIndex(episode.turns.length, (at) => episode.turns[at]!.range.to > range.from);
    const turn = episode.turns[index];
    const target = page.turns[index];
    if (turn === undefined || target === undefined || turn.range.from > range.from) continue;
    if (last.turn !== index) last = { turn: index, from: turn.range.from, at: target.range.from };
    const words = episode.text.slice(range.from, Math.min(range.to, turn.range.to));
    const end = Math.min(target.range.to, last.at + (range.from - last.from) + words.length + slack);
    const found = words === '' ? -1 : page.text.slice(last.at, end).indexOf(words);
    if (found < 0) {
      flaws.push({ ...target.label.range, severity, message });
      continue;
    }
    last = { turn: index, from: range.from, at: last.at + found };
    flaws.push({ from: last.at, to: last.at + words.length, severity, message });
  }
  return flaws.sort((x, y) => x.from - y.from);
}

/** How much longer labels and marks may be in the site's form, in UTF-16 units. */
const slack = 200;

/** Null for what is no page: two versions side by side, and quotations nested deeper than a renderer can follow. */
function renderBody(page: Episode, flaws: readonly Flaw[]): PreviewBlock[] | null {
  if (findMarkedConflicts(page.text).length > 0) return null;
  try {
    return renderMarkdown(page, flaws);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** As it is written. */
function plainBody({ text, frontMatter }: Episode): PreviewBlock[] {
  const paragraphs = text
    .slice(frontMatter.range.to)
    .split(/\n{2,}/)
    .filter((words) => words.trim() !== '');
  return paragraphs.map((value) => ({ turn: null, html: toHtml(element('p', {}, [{ type: 'text', value }])) }));
}

function renderMarkdown({ text, frontMatter, turns }: Episode, flaws: readonly Flaw[]): PreviewBlock[] {
  const base = frontMatter.range.to;
  const source = text.slice(base);
  const root = toHast(parseMarkdown(source), {
    handlers: {
      html: (_: State, node: Html) => leftOut(node.value),
      image: (_: State, { alt }: Image) =>
        element('span', { className: ['picture'] }, [{ type: 'text', value: alt ?? '' }]),
      text: (_: State, node: Text) => markFlaws(node, source, base, flaws),
    },
  }) as HtmlRoot;
  return root.children.flatMap((node) => {
    if (node.type !== 'element') return [];
    const from = node.position?.start.offset;
    const next =
      from === undefined ? turns.length : firstIndex(turns.length, (index) => turns[index]!.range.to > base + from);
    const turn = turns[next];
    const html = toHtml(sanitize(node, schema));
    return [{ turn: turn !== undefined && turn.range.from <= base + from! ? turn.index : null, html }];
  });
}

/** The words of a node, in parts: those that something is wrong with are marked. */
function markFlaws(node: Text, source: string, base: number, flaws: readonly Flaw[]): ElementContent[] {
  const { from, to } = rangeOf(node as Nodes);
  const first = firstIndex(flaws.length, (index) => flaws[index]!.to > base + from);
  const within: Flaw[] = [];
  for (let index = first; index < flaws.length && flaws[index]!.from < base + to; index++) within.push(flaws[index]!);
  const whole: ElementContent = { type: 'text', value: node.value };
  if (within.length === 0) return [whole];
  // Escapes and entities are longer in the source: no offset within such words is known.
  if (source.slice(from, to) !== node.value) return [marked(within[0]!, [whole])];
  const parts: ElementContent[] = [];
  let at = 0;
  for (const flaw of within) {
    const start = Math.max(at, flaw.from - base - from);
    const end = Math.min(node.value.length, flaw.to - base - from);
    if (end <= start) continue;
    if (start > at) parts.push({ type: 'text', value: node.value.slice(at, start) });
    parts.push(marked(flaw, [{ type: 'text', value: node.value.slice(start, end) }]));
    at = end;
  }
  if (at < node.value.length) parts.push({ type: 'text', value: node.value.slice(at) });
  return parts;
}

function marked({ severity, message }: Flaw, children: ElementContent[]): Element {
  return element('mark', { className: [severity], title: message }, children);
}

/** Goldmark's setting is the site's own, and off unless it says otherwise. */
function leftOut(value: string): Element {
  const title = 'HTML: Hugo leaves it out, unless the site sets markup.goldmark.renderer.unsafe.';
  return element('code', { className: ['left-out'], title }, [{ type: 'text', value }]);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

const schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'mark'],
  attributes: {
    ...defaultSchema.attributes,
    mark: [['className', 'error', 'warning'], 'title'] as ['className', ...string[]][],
    code: [['className', 'left-out'], 'title'] as ['className', ...string[]][],
    span: [['className', 'picture']] as ['className', ...string[]][],
  },
};
