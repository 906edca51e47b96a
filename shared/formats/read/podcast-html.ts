import { oneLine, type ReadResult, type Segment } from '../model/timed-transcript.ts';
import { parseClock } from './clock.ts';
import { decodeEntities } from '../../text/entities.ts';

/** Whether a file is HTML: it begins with an element, and has paragraphs or what divides lines. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    /^\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype|html|head|meta|body|article|main|section|div|cite|time|p|h\d|table|ul|ol|dl|span|strong|b)\b/i.test(
      head,
    ) && /<(?:cite|time|p|br|div|li|td|dd|h\d)\b/i.test(head)
  );
}

/** Whether HTML says who speaks and when by the elements of Podcasting 2.0. */
export function isPodcastHtml(text: string): boolean {
  return /<(?:cite|time)\b/i.test(text);
}

const element = /<(\/?)(cite|time|p|aside|script|style|head|br)\b[^<>]*>/gi;

/**
 * HTML as Podcasting 2.0 describes it: `<cite>Name:</cite> <time>0:12</time> <p>Words</p>`, a name and a time lasting
 * until the next; an `<aside>` is nobody's. Any other element is looked through; scripts, styles and the head are no words.
 */
export function readPodcastHtml(text: string): ReadResult {
  const segments: Segment[] = [];
  let speaker: string | null = null;
  let start: number | null = null;
  let opensTurn = false;
  let inside: string | null = null;
  let from = 0;
  const say = (html: string) => {
    const words = textOf(html);
    if (words === '') return;
    const above = segments.at(-1);
    if (above !== undefined && !opensTurn && start === null && above.speaker === speaker)
      segments[segments.length - 1] = { ...above, text: `${above.text}\n\n${words}` };
    else segments.push({ start, end: null, speaker, text: words, words: null, opensTurn });
    opensTurn = false;
    start = null;
  };
  for (const match of text.matchAll(element)) {
    const [, closing, name] = match;
    const tag = name!.toLowerCase();
    if (tag === 'br') continue;
    if (tag === 'aside') {
      speaker = null;
      start = null;
      opensTurn = true;
      continue;
    }
    if (closing === '') {
      if (inside === 'p') say(text.slice(from, match.index));
      if (inside === 'script' || inside === 'style') continue;
      inside = tag;
      from = match.index + match[0].length;
      continue;
    }
    if (inside !== tag) continue;
    const html = text.slice(from, match.index);
    inside = null;
    if (tag === 'p') say(html);
    if (tag === 'time') start = parseClock(textOf(html)) ?? start;
    if (tag === 'cite') {
      speaker = textOf(html).replace(/\s*:$/, '') || null;
      opensTurn = true;
    }
  }
  if (segments.length === 0)
    return { ok: false, message: 'There are no paragraphs with words in this HTML page.', line: null };
  return { ok: true, transcript: { format: 'podcast-html', segments: withEnds(segments), problems: [] } };
}

function textOf(html: string): string {
  return oneLine(decodeEntities(html.replace(/<[^<>]*>/g, (tag) => (/^<(?:br|\/?div|\/?li)/i.test(tag) ? ' ' : ''))));
}

/** Where only beginnings are given, somebody speaks until the next begins. */
export function withEnds(segments: readonly Segment[]): Segment[] {
  let next: number | null = null;
  return segments
    .toReversed()
    .map((segment) => {
      const end = segment.end ?? (segment.start !== null && next !== null && next >= segment.start ? next : null);
      next = segment.start ?? next;
      return { ...segment, end };
    })
    .reverse();
}
