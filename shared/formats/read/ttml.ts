import {
  oneLine,
  wordsOf,
  type ReadProblem,
  type ReadResult,
  type Segment,
  type TimedWord,
} from '../model/timed-transcript.ts';
import { findNames } from './cue-speakers.ts';
import { inTimeOrder } from './in-time-order.ts';
import { parseXml, type MarkupNode } from './parse-markup.ts';

type Node = MarkupNode;
type Element = Extract<Node, { attribs: unknown }>;

/** Whether a text is TTML, or the XML in which YouTube has captions. */
export function isTimedXml(text: string): boolean {
  return /<(?:\w{1,10}:)?tt[\s>]|<timedtext[\s>]|<transcript>\s{0,10}<text\s/.test(text.slice(0, 5000));
}

interface Clock {
  readonly frameRate: number;
  readonly tickRate: number;
}

/** The part of the file’s time that an element has to itself. */
interface Span {
  readonly start: number | null;
  readonly end: number | null;
}

/**
 * TTML (W3C Timed Text Markup Language 2): paragraphs with `begin` and `end` or `dur`, who speaks by `ttm:agent`, spans
 * with times of their own for words; and the XML of YouTube (`<text start dur>`, `<p t d>`). Markup, styles and
 * metadata are no words.
 */
export function readTimedXml(text: string): ReadResult {
  const children = parseXml(text);
  if (children === null)
    return { ok: false, message: 'The elements of this file stand too deep in one another to be read.', line: null };
  const root = children.filter(isElement).find((one) => localName(one) === 'tt');
  const attribute = (name: string) => Number(root?.attribs[`ttp:${name}`] ?? NaN);
  const [up, down] = (root?.attribs['ttp:frameRateMultiplier'] ?? '1 1').split(/[\s:]+/).map(Number);
  const frameRate = (attribute('frameRate') || 30) * ((up ?? 1) / (down ?? 1) || 1);
  const clock: Clock = { frameRate, tickRate: attribute('tickRate') || frameRate };
  const placed = place(children, clock);
  const elements = placed.map(({ element }) => element);
  const agents = readAgents(elements);
  const problems: ReadProblem[] = [];
  const found: Segment[] = [];
  const title = elements.find((one) => localName(one) === 'title');
  const lineAt = lineCounter(text);
  const isYouTube = root === undefined;
  for (const { element, span: own, agent, inParagraph } of placed) {
    if (inParagraph || !(localName(element) === 'p' || (isYouTube && localName(element) === 'text'))) continue;
    const said = trimLines(textOf(element, isYouTube));
    if (said === '') continue;
    const { start, end } = isYouTube ? youTubeSpan(element) : own;
    const report = (message: string) => problems.push({ message, line: lineAt(element.startIndex ?? 0) });
    if (start === null) report(`“${oneLine(said).slice(0, 40)}” has no time; it comes in without.`);
    if (start !== null && end !== null && end < start) report('This caption ends before it begins.');
    const span = { start, end: start === null || end === null ? null : Math.max(start, end) };
    const inner =
      isYouTube || start === null ? [] : place(element.children, clock, { span: own, agent, inParagraph: true });
    const id = agent ?? inner.find((one) => one.agent !== null)?.agent ?? null;
    found.push({
      ...span,
      speaker: id === null ? null : agents.get(id) || id,
      text: said,
      words: timedWords(inner, said, span),
      opensTurn: false,
    });
  }
  const segments = findNames(inTimeOrder(found, ({ start }) => start));
  if (segments.length === 0) return { ok: false, message: 'There are no words in these captions.', line: null };
  const name = title === undefined ? '' : oneLine(textOf(title, false));
  return {
    ok: true,
    transcript: {
      format: isYouTube ? 'youtube-xml' : 'ttml',
      segments,
      problems,
      ...(name === '' ? {} : { title: name }),
    },
  };
}

/** An element with what those around it say of it. */
interface Placed {
  readonly element: Element;
  readonly span: Span;
  /** Id of who speaks, from the element or from one around it. */
  readonly agent: string | null;
  readonly inParagraph: boolean;
}

const nowhere: Omit<Placed, 'element'> = { span: { start: null, end: null }, agent: null, inParagraph: false };

/** All elements, in the order of the file, however deep they stand. */
function place(nodes: readonly Node[], clock: Clock, around: Omit<Placed, 'element'> = nowhere): Placed[] {
  const placed: Placed[] = [];
  const open = nodes.toReversed().map((node) => ({ node, around }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = next;
    if (!isElement(node)) continue;
    const own: Placed = {
      element: node,
      span: spanOf(node, next.around.span, clock),
      agent: agentOf(node) ?? next.around.agent,
      inParagraph: next.around.inParagraph,
    };
    placed.push(own);
    const inside = { ...own, inParagraph: own.inParagraph || localName(node) === 'p' };
    for (const child of node.children.toReversed()) open.push({ node: child, around: inside });
  }
  return placed;
}

function agentOf({ attribs }: Element): string | null {
  const id = attribs['ttm:agent'] ?? Object.entries(attribs).find(([name]) => name.endsWith(':agent'))?.[1];
  return id?.split(/\s+/)[0] || null;
}

function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1);
}

function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 'attribs' in node;
}

/** Names of those who speak, by the id that paragraphs give. */
function readAgents(elements: readonly Element[]): ReadonlyMap<string, string> {
  return new Map(
    elements
      .filter((one) => localName(one) === 'agent')
      .map((agent) => {
        const names = agent.children.filter(isElement).filter((one) => localName(one) === 'name');
        const best = names.find((one) => one.attribs['type'] === 'full') ?? names[0];
        return [
          agent.attribs['xml:id'] ?? agent.attribs['id'] ?? '',
          best === undefined ? '' : oneLine(textOf(best, false)),
        ];
      }),
  );
}

/**
 * Times count from where the element around them begins. Many programs count from the start of the file all the same:
 * so is it where a time is no earlier than that of the element around it.
 */
function spanOf({ attribs }: Element, around: Span, clock: Clock): Span {
  const begin = parseTime(attribs['begin'], clock);
  const length = parseTime(attribs['dur'], clock);
  const until = parseTime(attribs['end'], clock);
  const base = around.start === null || (begin !== null && begin >= around.start) ? 0 : around.start;
  const start = begin === null ? around.start : base + begin;
  return {
    start,
    end: until !== null ? base + until : length !== null && start !== null ? start + length : around.end,
  };
}

/** `<text start="1.2" dur="3">` in seconds, `<p t="1200" d="3000">` in milliseconds. */
function youTubeSpan({ attribs }: Element): Span {
  const read = (value: string | undefined, unit: number) =>
    value === undefined || !/^\d{1,10}(?:\.\d{1,6})?$/.test(value) ? null : Number(value) / unit;
  const start = read(attribs['start'], 1) ?? read(attribs['t'], 1000);
  const length = read(attribs['dur'], 1) ?? read(attribs['d'], 1000);
  return { start, end: start === null || length === null ? null : start + length };
}

/** A time expression (TTML2 §12.3.1): a clock, with a fraction or frames, or a number with its unit; a bare number is seconds. */
function parseTime(text: string | undefined, { frameRate, tickRate }: Clock): number | null {
  const clock = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:(\.\d{1,9})|[:;](\d{1,3})(?:\.\d+)?)?$/.exec(text?.trim() ?? '');
  if (clock !== null)
    return (
      Number(clock[1] ?? 0) * 3600 +
      Number(clock[2]) * 60 +
      Number(clock[3]) +
      Number(clock[4] ?? 0) +
      Number(clock[5] ?? 0) / frameRate
    );
  const offset = /^(\d{1,12}(?:\.\d{1,9})?)(h|m|s|ms|f|t)?$/.exec(text?.trim() ?? '');
  if (offset === null) return null;
  const units: Readonly<Record<string, number>> = {
    h: 3600,
    m: 60,
    s: 1,
    ms: 0.001,
    f: 1 / frameRate,
    t: 1 / tickRate,
  };
  return Number(offset[1]) * units[offset[2] ?? 's']!;
}

function textOf(element: Element, isEscapedTwice: boolean): string {
  let text = '';
  const open: Node[] = [...element.children].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('data' in node && node.type === 'text') text += node.data.replace(/\s+/g, ' ');
    if (!isElement(node) || localName(node) === 'metadata' || node.name.startsWith('ttm:')) continue;
    if (localName(node) === 'br') text += '\n';
    for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at]!);
  }
  return isEscapedTwice ? text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&') : text;
}

function trimLines(text: string): string {
  return text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** Spans with times of their own, where each is a word and together they are the words of the paragraph. */
function timedWords(inner: readonly Placed[], said: string, { start, end }: Span): TimedWord[] | null {
  const spans = inner.filter(
    ({ element }) =>
      element.attribs['begin'] !== undefined &&
      !element.children.some((child) => isElement(child) && child.attribs['begin'] !== undefined),
  );
  const texts = spans.map(({ element }) => oneLine(textOf(element, false)));
  const own = wordsOf(said);
  if (
    start === null ||
    spans.length === 0 ||
    texts.length !== own.length ||
    texts.some((text, index) => text !== own[index])
  )
    return null;
  let last = start;
  return texts.map((text, index) => {
    last = Math.max(last, spans[index]!.span.start ?? last);
    return { text, start: last, end: Math.max(last, Math.min(spans[index]!.span.end ?? last, end ?? Infinity)) };
  });
}

/** Lines of positions that are asked for in order, from 1. */
function lineCounter(text: string): (position: number) => number {
  let [at, line] = [0, 1];
  return (position) => {
    for (; at < position; at++) if (text.charCodeAt(at) === 10) line++;
    return line;
  };
}
