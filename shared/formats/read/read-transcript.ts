import type { ReadResult } from '../timed-transcript.ts';
import { isAss, readAss } from './ass.ts';
import { findCaptionFormat, readCaptions, type CaptionFormat } from './captions.ts';
import { isJson, readJson } from './json.ts';
import { isLrc, readLrc } from './lrc.ts';
import { isHtml, isPodcastHtml, readPodcastHtml } from './podcast-html.ts';
import { readHtml, readText } from './text.ts';
import { isTimedXml, readTimedXml } from './ttml.ts';
import { isWhisperLines, isWhisperTsv, readWhisperLines, readWhisperTsv } from './whisper-lines.ts';

/** What a file can be read as, where an editor knows better: each with its name, how it is recognised, and its reader. */
const readers = {
  tsv: { name: 'Whisper TSV', recognises: isWhisperTsv, read: readWhisperTsv },
  ass: { name: 'ASS or SSA subtitles', recognises: isAss, read: readAss },
  vtt: { name: 'WebVTT captions', recognises: (_, captions) => captions === 'webvtt', read: (text) => readCaptions(text, 'webvtt') },
  srt: { name: 'SRT captions', recognises: (_, captions) => captions === 'srt', read: (text) => readCaptions(text, 'srt') },
  sbv: { name: 'SBV captions', recognises: (_, captions) => captions === 'sbv', read: (text) => readCaptions(text, 'sbv') },
  json: { name: 'JSON of a recogniser', recognises: isJson, read: readJson },
  ttml: { name: 'TTML captions', recognises: isTimedXml, read: readTimedXml },
  html: { name: 'HTML', recognises: isHtml, read: (text) => (isPodcastHtml(text) ? readPodcastHtml(text) : readHtml(text)) },
  whisper: { name: 'Whisper’s lines', recognises: isWhisperLines, read: readWhisperLines },
  lrc: { name: 'LRC lines', recognises: isLrc, read: readLrc },
  text: { name: 'Text or Markdown', recognises: () => true, read: readText },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly recognises: (text: string, captions: CaptionFormat | null) => boolean; readonly read: (text: string) => ReadResult }>>;

export type ReadAs = keyof typeof readers;

/** The surest first; plain text takes what is left. */
export const readableAs = Object.keys(readers) as readonly ReadAs[];

export function readAsName(format: ReadAs): string {
  return readers[format].name;
}

/**
 * Reads a transcript of any known format, recognised by what it says and not by its name. Takes text with any line
 * ends; never throws, and takes time linear in the length. What cannot be read is an answer in words.
 * @param format as which it is to be read, whatever it looks like
 */
export function readTranscript(text: string, format?: ReadAs): ReadResult {
  const normal = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  if (normal.trim() === '') return { ok: false, message: 'The file is empty.', line: null };
  const captions = format === undefined ? findCaptionFormat(normal) : null;
  const read = readers[format ?? readableAs.find((one) => readers[one].recognises(normal, captions))!].read(normal);
  return read.ok && read.transcript.segments.length === 0 ? { ok: false, message: 'There are no words in this file.', line: null } : read;
}
