import { basename } from 'node:path';
import { decodeTranscript } from '../../shared/formats/read/decode-transcript.ts';
import { readTranscript } from '../../shared/formats/read/read-transcript.ts';
import type { TimedTranscript } from '../../shared/formats/timed-transcript.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import { readBytes } from '../files/read-file.ts';

/**
 * Reads a transcript that another program wrote, whatever its name ends in: captions, a recogniser's output, text, or a
 * Word document.
 * @throws RostrumError as `readBytes`, and `unreadable` with what the file is instead
 */
export async function readTranscriptFile(path: string): Promise<TimedTranscript> {
  const { bytes } = await readBytes(path);
  const decoded = decodeTranscript(bytes);
  if (decoded.kind === 'refused') throw unreadable(path, decoded.message);
  const read = readTranscript(decoded.kind === 'zip' ? await readWordDocument(path, bytes) : decoded.text);
  if (!read.ok) throw unreadable(path, read.line === null ? read.message : `${read.message} (line ${read.line})`);
  if (decoded.kind === 'zip' || decoded.encoding !== 'windows-1252') return read.transcript;
  const note = { message: 'The file is not UTF-8 and was read as Windows-1252. Look at its accents and quotes.', line: null };
  return { ...read.transcript, problems: [note, ...read.transcript.problems] };
}

/** A document's paragraphs, a blank line between them. */
async function readWordDocument(path: string, bytes: Uint8Array): Promise<string> {
  // Half a megabyte of program that most sessions never need.
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return value;
  } catch (error) {
    throw unreadable(path, 'This is a packed file, but no Word document.', error);
  }
}

function unreadable(path: string, message: string, cause?: unknown): RostrumError {
  return new RostrumError({ code: 'unreadable', message, next: 'Choose captions (WebVTT, SRT), Whisper or Podcasting 2.0 JSON, DOCX or text.', path }, { cause });
}

/** What a file's name says about its episode: `the-tool_library.en.vtt` is “The tool library”. */
export function titleFromName(path: string): string {
  const stem = basename(path).replace(/\.(?:\w{2}(?:-\w{2})?\.)?\w{1,5}$/, '').replace(/[-_\s]+/g, ' ').trim();
  return stem.charAt(0).toUpperCase() + stem.slice(1);
}
