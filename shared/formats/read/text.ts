import {
  oneLine,
  type ReadProblem,
  type ReadResult,
  type Segment,
  type TimedTranscript,
  type TranscriptFormat,
} from '../model/timed-transcript.ts';
import { countOf } from '../../text/count-of.ts';
import { findNames } from './cue-speakers.ts';
import { htmlToText } from './html-text.ts';
import { readLabelledText } from './labelled-text.ts';
import { putHeadingsBack, takePageParts, type PageParts } from './page-parts.ts';
import { flattenTables } from './transcript-table.ts';
import { countTimedLines, readTimedLines } from './timed-lines.ts';

/** Told where the words of a text hold so many times that they are hardly words. */
const manyTimes = 5;

/**
 * Text of any kind: Markdown with its front matter, exports of services, plain paragraphs. Headings stay, and what else
 * a page holds beside its transcript is kept and told.
 */
export function readText(text: string): ReadResult {
  const page = takePageParts(flattenTables(text));
  if (page.body.trim() === '') return { ok: false, message: 'There are no words below the front matter.', line: null };
  const read = readLabelsOrTimes(page);
  if (!read.ok) return read;
  const { segments, below, hasNotes } = putHeadingsBack(read.transcript.segments, page);
  const problems = [
    ...page.problems,
    ...read.transcript.problems.filter(
      ({ message }) => !(hasNotes && message.includes('above the first name or time')),
    ),
    ...findTimesInWords(read.transcript),
  ];
  if (hasNotes)
    problems.push({ message: 'Text that nobody says stays where it stands, without a speaker.', line: null });
  return {
    ok: true,
    transcript: {
      ...read.transcript,
      segments,
      problems,
      below,
      fields: page.fields,
      ...(page.title === null ? {} : { title: page.title }),
    },
  };
}

/** Labels, or times at the beginnings of lines, where those are clearly more than the times beside labels. */
function readLabelsOrTimes(page: PageParts): ReadResult {
  const labelled = readLabelledText(page.labelled);
  const found = labelled.ok ? labelled.transcript.segments.filter(({ start }) => start !== null).length : 0;
  if (countTimedLines(page.body) * 4 > found * 5) return readTimedLines(page.body);
  return found > 0 ? labelled : withNames(labelled, page);
}

/**
 * Lines or paragraphs of which most begin with the name of one of several people are a conversation, whatever stands
 * between: where that finds twice as many turns, it holds.
 */
function withNames(read: ReadResult, { body, headings }: PageParts): ReadResult {
  if (!read.ok) return read;
  const turns = read.transcript.segments.filter(({ speaker }) => speaker !== null).length;
  for (const segments of [turns === 0 ? read.transcript.segments : [], linesOf(body)]) {
    const named = findNames(segments);
    const spoken = named.filter(({ speaker }) => speaker !== null);
    const isConversation =
      new Set(spoken.map(({ speaker }) => speaker)).size >= 2 &&
      spoken.length >= turns * 2 &&
      spoken.length * 5 >= (named.length - headings.size) * 3;
    if (isConversation)
      return { ok: true, transcript: { ...read.transcript, format: 'labelled-text', segments: named } };
  }
  return read;
}

function linesOf(text: string): Segment[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ start: null, end: null, speaker: null, text: oneLine(line), words: null, opensTurn: true }));
}

/** A page, or a document that was turned into one, read as the text that it shows. */
export function readHtml(html: string, format: TranscriptFormat = 'podcast-html'): ReadResult {
  const page = htmlToText(html);
  if (page === null)
    return { ok: false, message: 'The elements of this page stand too deep in one another to be read.', line: null };
  const { text, title, notes } = page;
  const read = readText(text);
  if (!read.ok) return read;
  const problems = read.transcript.problems.map((problem) => ({ ...problem, line: null }));
  const below = [...(read.transcript.below ?? [])];
  if (notes.length > 0) {
    problems.push({
      message: `${countOf(notes.length, 'footnote')} of the document ${notes.length === 1 ? 'stands' : 'stand'} below the last turn; the words are without ${notes.length === 1 ? 'its number' : 'their numbers'}.`,
      line: null,
    });
    below.push('---', ...notes.map((note, index) => `${index + 1}. ${note}`));
  }
  return {
    ok: true,
    transcript: {
      ...read.transcript,
      format,
      problems,
      below,
      ...(title === null || read.transcript.title !== undefined ? {} : { title }),
    },
  };
}

/** Times in words say that the text has a form that was not seen. */
function findTimesInWords({ segments }: Pick<TimedTranscript, 'segments'>): ReadProblem[] {
  if (segments.some(({ start }) => start !== null)) return [];
  const times = segments.reduce((sum, { text }) => sum + (text.match(/\b\d{1,3}:\d{2}(?::\d{2})?\b/g)?.length ?? 0), 0);
  if (times < manyTimes || times * 3 < segments.length) return [];
  return [
    {
      message: `The text holds ${times} times that were read as words. If it is of another format, say which: “Read as” in the window, --format on the command line.`,
      line: null,
    },
  ];
}
