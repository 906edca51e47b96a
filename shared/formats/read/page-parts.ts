import { parseFrontMatter } from '../../episode/front-matter/read-front-matter.ts';
import { append } from '../../lists.ts';
import { applyEdits } from '../../text/text-edit.ts';
import { oneLine, type PageField, type ReadProblem, type Segment } from '../model/timed-transcript.ts';

/** What a page holds besides its transcript. */
export interface PageParts {
  readonly fields: readonly PageField[];
  /** The page with its front matter blanked and its headings set apart, so that lines keep their numbers. */
  readonly body: string;
  /** The same with its front matter, which may declare labels. */
  readonly labelled: string;
  /** Headings by the mark that stands for them in `body`. */
  readonly headings: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly problems: readonly ReadProblem[];
}

/** Private characters: no transcript has them, and no reader of labels takes them for one. */
const markOf = (index: number) => `\uE000${index}\uE001`;
const anyMark = /\uE000\d+\uE001/g;

const generic =
  /^(?:full |the |episode |interview )?(?:transcript(?:ion)?|show ?notes|notes|introduction|intro|episode|links|summary(?: keywords)?|keywords|speakers|participants|outline)$/i;

const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';

/** Takes front matter and headings off a page. Text without either comes back as it is. */
export function takePageParts(text: string): PageParts {
  // Blank lines or a comment above front matter, and spaces behind its fence, are faults of a page, and none of an import.
  const start = /^(?:[ \t]*\n|<!--[^\n]{0,500}-->[ \t]*\n)*(?=(?:---|\+\+\+)[ \t]*\n)/.exec(text)?.[0] ?? '';
  const source = text
    .slice(start.length)
    .replace(/^(---|\+\+\+)([ \t]+)\n/, (_, mark: string, spaces: string) => `${mark}\n${spaces}`);
  const first = parseFrontMatter(source);
  // What YAML takes for a comment was written as part of the value: a copy of the page can have it.
  const mended = applyEdits(
    source,
    first.doubts.flatMap(({ kind, fixes }) => (kind === 'lost' ? (fixes[0]?.edits ?? []) : [])),
  );
  const { fields: own } = mended === source ? first : parseFrontMatter(mended);
  const { status, format, range, problems: broken, doubts } = first;
  const problems: ReadProblem[] = broken.map(({ message }) => ({
    message: `The front matter cannot be read, and comes in as words: ${message}`,
    line: 1,
  }));
  for (const {
    message,
    range: { from },
  } of doubts)
    problems.push({ message, line: text.slice(0, start.length + from).split('\n').length });
  const isYaml = format === 'yaml';
  const fields =
    status !== 'ok'
      ? []
      : own.map(({ key, value, range: entry }) => ({
          key,
          value,
          yaml: isYaml ? mended.slice(entry.from, entry.to).replace(/\n?$/, '\n') : null,
        }));
  const to = status === 'ok' ? start.length + range.to : 0;
  const blank = '\n'.repeat(text.slice(0, to).split('\n').length - 1);
  const headings = new Map<string, string>();
  let fence: string | null = null;
  const below = (status === 'error' ? withoutFences(text, start.length + Math.max(3, range.to)) : text.slice(to)).split(
    '\n',
  );
  const lines = below.map((line, index) => {
    const opening = /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? null;
    if (opening !== null && (fence === null || fence === opening)) fence = fence === null ? opening : null;
    const match = fence === null ? /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line) : null;
    if (match === null) return line;
    const mark = markOf(headings.size);
    headings.set(mark, `${match[1]!} ${oneLine(match[2]!)}`);
    return `${isBlank(below[index - 1]) ? '' : '\n'}${mark}${isBlank(below[index + 1]) ? '' : '\n'}`;
  });
  const body = blank + lines.join('\n');
  const named = fields.find(({ key }) => key === 'title')?.value;
  const heading =
    [...headings.values()]
      .find((one) => one.startsWith('# '))
      ?.slice(2)
      .replace(/\s+#+$/, '')
      .replaceAll(/[*_]{2}/g, '') ?? '';
  const title =
    typeof named === 'string' && named.trim() !== ''
      ? named.trim()
      : typeof named === 'number'
        ? String(named)
        : heading !== '' && !generic.test(heading)
          ? heading
          : null;
  return {
    fields,
    body,
    labelled: source === text && status === 'ok' ? text.slice(0, to) + lines.join('\n') : body,
    headings,
    title,
    problems,
  };
}

/** Without its fences, front matter that cannot be read is a paragraph like any other. */
function withoutFences(text: string, to: number): string {
  return text.slice(0, to).replace(/^(?:---|\+\+\+)[ \t]*$/gm, '') + text.slice(to);
}

/** Segments with the headings that stand above them, and what is no part of the transcript. */
export interface PagedSegments {
  readonly segments: readonly Segment[];
  readonly below: readonly string[];
  readonly hasNotes: boolean;
}

/**
 * Puts headings back. In a page that says who speaks or when, text that nobody says (notes above the first turn, what
 * follows a heading without a label) stands among them as it is.
 */
export function putHeadingsBack(segments: readonly Segment[], { headings, body, fields }: PageParts): PagedSegments {
  if (headings.size === 0 && fields.length === 0) return { segments, below: [], hasNotes: false };
  const isTranscript = segments.some(({ speaker, start }) => speaker !== null || start !== null);
  const written = isTranscript
    ? new Map(body.split(/\n[ \t]*\n/).map((block) => [oneLine(block), block.trim()]))
    : new Map<string, string>();
  const said: Segment[] = [];
  let above: string[] = [];
  let hasNotes = false;
  const note = (paragraphs: readonly string[]) => {
    hasNotes ||= paragraphs.length > 0;
    for (const paragraph of paragraphs) above.push(written.get(paragraph) ?? paragraph);
  };
  const say = (segment: Segment, paragraphs: readonly string[]) => {
    if (paragraphs.length === 0) return;
    const text = paragraphs.join('\n\n');
    said.push({
      ...segment,
      text,
      words: text === segment.text ? segment.words : null,
      ...(above.length > 0 ? { above } : {}),
    });
    above = [];
  };
  for (const segment of segments) {
    const isNobody = segment.speaker === null && segment.start === null;
    let behindHeading = isNobody && (said.length === 0 || above.length > 0);
    let open: string[] = [];
    const flush = () => {
      if (behindHeading && isTranscript) note(open);
      else say(behindHeading ? { ...segment, speaker: null, start: null, end: null, opensTurn: true } : segment, open);
      open = [];
    };
    for (const paragraph of segment.text.split('\n\n')) {
      const marks = paragraph.match(anyMark) ?? [];
      const words = oneLine(marks.length > 0 ? paragraph.replace(anyMark, ' ') : paragraph);
      if (marks.length > 0) {
        flush();
        append(
          above,
          marks.flatMap((mark) => headings.get(mark) ?? []),
        );
        behindHeading = true;
      }
      if (words !== '') open.push(words);
    }
    if (open.length > 0) flush();
  }
  return { segments: said, below: above, hasNotes };
}
