import type { ReadResult } from '../timed-transcript.ts';
import { isSrt, isWebVtt, readSrt, readWebVtt } from './captions.ts';
import { isJson, readJson } from './json.ts';
import { isTimedText, readLabelledText, readTimedText } from './labelled-text.ts';
import { isPodcastHtml, readPodcastHtml } from './podcast-html.ts';
import { isWhisperLines, isWhisperTsv, readWhisperLines, readWhisperTsv } from './whisper-lines.ts';

/** Each format with how it is recognised; the surest first, and plain text takes what is left. */
const readers: readonly { readonly recognises: (text: string) => boolean; readonly read: (text: string) => ReadResult }[] = [
  { recognises: isWebVtt, read: readWebVtt },
  { recognises: isWhisperTsv, read: readWhisperTsv },
  { recognises: isSrt, read: readSrt },
  { recognises: isJson, read: readJson },
  { recognises: isPodcastHtml, read: readPodcastHtml },
  { recognises: isWhisperLines, read: readWhisperLines },
  { recognises: isTimedText, read: readTimedText },
  { recognises: () => true, read: readLabelledText },
];

/**
 * Reads a transcript of any known format, recognised by what it says and not by its name. Takes text with any line
 * ends; never throws, and takes time linear in the length. What cannot be read is an answer in words.
 */
export function readTranscript(text: string): ReadResult {
  const normal = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  if (normal.trim() === '') return { ok: false, message: 'The file is empty.', line: null };
  return readers.find(({ recognises }) => recognises(normal))!.read(normal);
}
