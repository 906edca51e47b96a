import { basename } from 'node:path';
import { encodingName } from '../../../shared/formats/model/encodings.ts';
import type { ReadAs } from '../../../shared/formats/model/read-as.ts';
import { decodeTranscript, withoutDirectionMarks } from '../../../shared/formats/read/decode-transcript.ts';
import { readTranscript } from '../../../shared/formats/read/read-transcript.ts';
import { readHtml } from '../../../shared/formats/read/text.ts';
import type { TimedTranscript } from '../../../shared/formats/model/timed-transcript.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { readBytes } from '../../files/read-file.ts';
import { guessEncoding } from './guess-encoding.ts';
import { readWordDocument } from './read-word-document.ts';

/** What an editor says of a file that does not say it itself. */
export interface ReadOptions {
  /** As the Encoding Standard names it; see `findEncoding`. */
  readonly encoding?: string | undefined;
  readonly format?: ReadAs | undefined;
}

export interface TranscriptFile {
  readonly transcript: TimedTranscript;
  /** Null for a Word document, which has its own. */
  readonly encoding: string | null;
}

/**
 * Reads a transcript that another program wrote, whatever its name ends in: captions, a recogniser's output, text, or a
 * Word document. A guess of its encoding is one of its problems. `readForeignFile` does so within limits.
 * @throws RostrumError as `readBytes`, and `unreadable` with what the file is instead
 */
export async function readTranscriptFile(
  path: string,
  { encoding, format }: ReadOptions = {},
): Promise<TranscriptFile> {
  const { bytes } = await readBytes(path);
  const decoded = decodeTranscript(bytes, { encoding, guess: guessEncoding });
  if (decoded.kind === 'refused') throw unreadable(path, decoded.message);
  const read =
    decoded.kind === 'zip'
      ? readHtml(withoutDirectionMarks(await readWordDocument(path, bytes)), 'docx')
      : readTranscript(withoutDirectionMarks(decoded.text), format);
  if (!read.ok) throw unreadable(path, read.line === null ? read.message : `${read.message} (line ${read.line})`);
  if (decoded.kind === 'zip') return { transcript: read.transcript, encoding: null };
  const problems = [...findEncodingProblems(decoded), ...read.transcript.problems];
  return { transcript: { ...read.transcript, problems }, encoding: decoded.encoding };
}

function findEncodingProblems({
  text,
  encoding,
  isGuess,
}: {
  readonly text: string;
  readonly encoding: string;
  readonly isGuess: boolean;
}) {
  const problems: { readonly message: string; readonly line: null }[] = [];
  const name = encodingName(encoding);
  if (isGuess)
    problems.push({
      message: `The file does not say its encoding, and was read as ${name}. If letters look wrong, choose another: “Encoding” in the window, --encoding on the command line.`,
      line: null,
    });
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  if (lost > 0)
    problems.push({
      message: `${lost === 1 ? 'One character is' : `${lost} characters are`} none in ${name}, and came in as \uFFFD. Another encoding may have them.`,
      line: null,
    });
  return problems;
}

function unreadable(path: string, message: string): RostrumError {
  return new RostrumError({
    code: 'unreadable',
    message,
    next: 'Choose captions (WebVTT, SRT, TTML, ASS …), JSON of a recogniser, DOCX, HTML, Markdown or text.',
    path,
  });
}

/** What a title of the file’s name loses: its ending, that of its recording, its language. */
const endings =
  /\.(?:vtt|srt|sbv|ttml|xml|dfxp|lrc|ass|ssa|otr|json[l3]?|docx|html?|md|markdown|mdown|mdx|txt|text|tsv|csv|mp3|mp4|m4a|m4v|wav|aiff?|flac|ogg|oga|opus|aac|wma|mov|mkv|webm|avi)$/i;
const language = /\.([a-z]{2,3})(?:[-_][A-Za-z]{2,4})?$/;
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** What a file’s name says about its episode: `the-tool_library.mp3.en.vtt` is “The tool library”, `No. 4.5.srt` is “No. 4.5”. */
export function titleFromName(path: string): string {
  let stem = basename(path);
  for (let isEnding = true; isEnding;) {
    const code = stem === basename(path) ? undefined : language.exec(stem)?.[1];
    isEnding = endings.test(stem) || (code !== undefined && languageNames.of(code) !== undefined);
    if (isEnding) stem = stem.replace(endings.test(stem) ? endings : language, '');
  }
  const words = stem.replace(/[-_\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
