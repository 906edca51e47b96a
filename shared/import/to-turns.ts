import { endsSentence, splitSentences } from '../text/sentences.ts';
import { wordsOf, type Segment } from '../formats/model/timed-transcript.ts';

/** A turn as it will be, before anybody says who the speakers are. */
export interface ImportedTurn {
  /** As the file names them; null where it names nobody. */
  readonly speaker: string | null;
  /** Seconds; null where the file has no times. */
  readonly start: number | null;
  readonly end: number | null;
  readonly paragraphs: readonly string[];
  /** Headings, and text that nobody says, as Markdown, that stand above it. */
  readonly above: readonly string[];
}

/** Where turns of nobody’s end: where somebody else may go on, behind each sentence, or with each segment of the file. */
export const joinings = ['pauses', 'sentences', 'segments'] as const;
export type Joining = (typeof joinings)[number];

/** A pause at the end of a sentence behind which somebody else may go on, in seconds. */
const pause = 0.8;
/** A stretch of nobody's that is longer hides a change of speaker as often as not. */
const maxUnassignedWords = 60;
/** A paragraph ends with the sentence in which it reaches this many words; a short rest stays with it. */
const paragraphWords = 80;
const minRestWords = 25;

/**
 * Joins what one speaker says into turns, and cuts turns into paragraphs behind sentences; paragraphs of the file stay.
 * Who speaks is never guessed: what is nobody's becomes turns of nobody's, short enough to be given away whole. With
 * `pauses` they end with a sentence, where the file says that somebody else begins, where it was a question, where there
 * is a pause, or where they grow long.
 */
export function toTurns(segments: readonly Segment[], joining: Joining = 'pauses'): ImportedTurn[] {
  const turns: {
    speaker: string | null;
    start: number | null;
    end: number | null;
    texts: string[];
    words: number;
    above: readonly string[];
  }[] = [];
  for (const segment of segments) {
    const words = wordsOf(segment.text).length;
    const open = turns.at(-1);
    if (
      open === undefined ||
      open.speaker !== segment.speaker ||
      segment.above !== undefined ||
      (segment.speaker === null && isBreak(open, segment, joining))
    ) {
      turns.push({
        speaker: segment.speaker,
        start: segment.start,
        end: segment.end,
        texts: [segment.text],
        words,
        above: segment.above ?? [],
      });
      continue;
    }
    open.texts.push(segment.text);
    open.words += words;
    open.start ??= segment.start;
    open.end = segment.end ?? open.end;
  }
  return turns.map(({ speaker, start, end, texts, above }) => ({
    speaker,
    start,
    end,
    paragraphs: toParagraphs(joinTexts(texts)),
    above,
  }));
}

function isBreak(
  open: { readonly end: number | null; readonly texts: readonly string[]; readonly words: number },
  next: Segment,
  joining: Joining,
): boolean {
  const last = open.texts.at(-1)!;
  if (next.opensTurn === true || joining === 'segments') return true;
  if (!endsSentence(last)) return false;
  if (joining === 'sentences') return true;
  const gap = open.end !== null && next.start !== null ? next.start - open.end : 0;
  return gap >= pause || open.words >= maxUnassignedWords || /\?["'”’)\]]*$/.test(last);
}

/** A segment that brings paragraphs of its own was written as such. */
function joinTexts(texts: readonly string[]): string {
  return texts.reduce(
    (joined, text, index) =>
      index === 0
        ? text
        : `${joined}${text.includes('\n\n') || texts[index - 1]!.includes('\n\n') ? '\n\n' : ' '}${text}`,
    '',
  );
}

function toParagraphs(text: string): string[] {
  return text.split('\n\n').flatMap((paragraph) => {
    const paragraphs: { text: string; words: number }[] = [];
    for (const sentence of splitSentences(paragraph)) {
      const words = wordsOf(sentence).length;
      const open = paragraphs.at(-1);
      if (open === undefined || open.words >= paragraphWords) paragraphs.push({ text: sentence, words });
      else {
        open.text += ` ${sentence}`;
        open.words += words;
      }
    }
    const rest = paragraphs.at(-1);
    if (paragraphs.length > 1 && rest!.words < minRestWords) {
      paragraphs.pop();
      paragraphs.at(-1)!.text += ` ${rest!.text}`;
    }
    return paragraphs.map((one) => one.text);
  });
}
