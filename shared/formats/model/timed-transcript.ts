import type { FieldValue } from '../../episode/model/episode.ts';

/** A field of a page’s front matter. */
export interface PageField {
  readonly key: string;
  readonly value: FieldValue;
  /** Its lines where they are YAML, the line end included; null in any other syntax. */
  readonly yaml: string | null;
}

/** A word with its times, in seconds. `text` has no white space. */
export interface TimedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is said in one go, as the file divides it: a cue, a segment of a recogniser, a paragraph with a name above it.
 * Times are in seconds and null where the file does not give them; a segment has both or, in text exports, a start only.
 */
export interface Segment {
  readonly start: number | null;
  readonly end: number | null;
  /** As the file names them; null where it names nobody. */
  readonly speaker: string | null;
  /** Words set apart by single spaces, paragraphs by `\n\n`; markup and entities resolved. */
  readonly text: string;
  /** Null where the file times segments only. */
  readonly words: readonly TimedWord[] | null;
  /** The file says that somebody else begins here, if only by a dash. */
  readonly opensTurn: boolean;
  /** Headings, and text that nobody says, as Markdown, that stand above it. */
  readonly above?: readonly string[];
}

export type TranscriptFormat =
  | 'webvtt'
  | 'srt'
  | 'sbv'
  | 'openai-json'
  | 'whisper-cpp-json'
  | 'faster-whisper-json'
  | 'whisperx-json'
  | 'podcast-json'
  | 'chunks-json'
  | 'utterances-json'
  | 'amazon-json'
  | 'deepgram-json'
  | 'google-json'
  | 'azure-json'
  | 'watson-json'
  | 'rev-json'
  | 'elevenlabs-json'
  | 'speechmatics-json'
  | 'podlove-json'
  | 'youtube-json'
  | 'other-json'
  | 'otranscribe'
  | 'lrc'
  | 'ass'
  | 'ttml'
  | 'youtube-xml'
  | 'whisper-tsv'
  | 'whisper-lines'
  | 'podcast-html'
  | 'docx'
  | 'timed-text'
  | 'labelled-text'
  | 'plain-text';

/** What the window calls each format. */
export const formatNames: Readonly<Record<TranscriptFormat, string>> = {
  webvtt: 'WebVTT captions',
  srt: 'SRT captions',
  sbv: 'SBV captions',
  'openai-json': 'Whisper JSON (OpenAI)',
  'whisper-cpp-json': 'Whisper JSON (whisper.cpp)',
  'faster-whisper-json': 'Whisper JSON (faster-whisper)',
  'whisperx-json': 'Whisper JSON (WhisperX)',
  'podcast-json': 'Podcasting 2.0 JSON',
  'chunks-json': 'Whisper JSON (Transformers)',
  'utterances-json': 'JSON with utterances',
  'amazon-json': 'Amazon Transcribe JSON',
  'deepgram-json': 'Deepgram JSON',
  'google-json': 'Google Speech-to-Text JSON',
  'azure-json': 'Azure Speech JSON',
  'watson-json': 'IBM Watson JSON',
  'rev-json': 'Rev JSON',
  'elevenlabs-json': 'ElevenLabs JSON',
  'speechmatics-json': 'Speechmatics JSON',
  'podlove-json': 'Podlove JSON',
  'youtube-json': 'YouTube captions (json3)',
  'other-json': 'JSON of a program that is not known',
  otranscribe: 'oTranscribe document',
  lrc: 'LRC lines',
  ass: 'ASS subtitles',
  ttml: 'TTML captions',
  'youtube-xml': 'YouTube captions (XML)',
  'whisper-tsv': 'Whisper TSV',
  'whisper-lines': 'Whisper’s lines',
  'podcast-html': 'HTML transcript',
  docx: 'Word document',
  'timed-text': 'text with names and times',
  'labelled-text': 'text with names',
  'plain-text': 'plain text',
};

/** Something in the file that could not be taken as it stands; its words were kept wherever it had any. */
export interface ReadProblem {
  readonly message: string;
  /** From 1; null where the format has no lines that mean anything. */
  readonly line: number | null;
}

/** A transcript as some other program wrote it, in the order of the file. */
export interface TimedTranscript {
  readonly format: TranscriptFormat;
  readonly segments: readonly Segment[];
  readonly problems: readonly ReadProblem[];
  /** What the file calls itself. */
  readonly title?: string;
  /** Headings and text that nobody says below the last segment. */
  readonly below?: readonly string[];
  /** Of the file’s front matter. */
  readonly fields?: readonly PageField[];
}

/** `message` says in words what the file is, or where it breaks. */
export type ReadResult =
  | { readonly ok: true; readonly transcript: TimedTranscript }
  | { readonly ok: false; readonly message: string; readonly line: number | null };

/** The words of a text, a word being what stands between white space. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A text in one line. */
export function oneLine(text: string): string {
  return wordsOf(text).join(' ');
}

/**
 * Shares the time between `start` and `end` among words by their length, as good a guess as any without the sound.
 * @returns one word each, in order, the first starting at `start` and the last ending at `end`
 */
export function spreadWords(words: readonly string[], start: number, end: number): TimedWord[] {
  // A word takes its letters and the breath behind it.
  const weight = (word: string) => word.length + 1;
  const total = words.reduce((sum, word) => sum + weight(word), 0);
  let said = 0;
  return words.map((text) => {
    const from = start + ((end - start) * said) / total;
    said += weight(text);
    return { text, start: from, end: start + ((end - start) * said) / total };
  });
}

/** The words of a segment with their times: its own, or its time shared among them; null where it has no times. */
export function timedWordsOf({ words, text, start, end }: Segment): readonly TimedWord[] | null {
  if (words !== null) return words;
  return start === null || end === null ? null : spreadWords(wordsOf(text), start, Math.max(start, end));
}
