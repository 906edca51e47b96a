import { parseFrontMatter } from '../../episode/front-matter/read-front-matter.ts';
import type { ReadAs } from '../model/read-as.ts';
import type { ReadResult } from '../model/timed-transcript.ts';
import { isAss, readAss } from './ass.ts';
import { findCaptionFormat, readCaptions, type CaptionFormat } from './captions.ts';
import { isJson, readJson } from './json.ts';
import { isLrc, readLrc } from './lrc.ts';
import { isHtml, isPodcastHtml, readPodcastHtml } from './podcast-html.ts';
import { readHtml, readText } from './text.ts';
import { isTimedXml, readTimedXml } from './ttml.ts';
import { isWhisperLines, isWhisperTsv, readWhisperLines, readWhisperTsv } from './whisper-lines.ts';

interface Reader {
  /** @param captions which captions the text is, if any: they are looked for once */
  readonly recognises: (text: string, captions: CaptionFormat | null) => boolean;
  readonly read: (text: string) => ReadResult;
}

/** The surest first; plain text takes what is left. */
const readers: ReadonlyMap<ReadAs, Reader> = new Map<ReadAs, Reader>([
  ['tsv', { recognises: isWhisperTsv, read: readWhisperTsv }],
  ['ass', { recognises: isAss, read: readAss }],
  ['vtt', { recognises: (_, captions) => captions === 'webvtt', read: (text) => readCaptions(text, 'webvtt') }],
  ['srt', { recognises: (_, captions) => captions === 'srt', read: (text) => readCaptions(text, 'srt') }],
  ['sbv', { recognises: (_, captions) => captions === 'sbv', read: (text) => readCaptions(text, 'sbv') }],
  ['json', { recognises: isJson, read: (text) => orPage(readJson(text), text) }],
  ['ttml', { recognises: isTimedXml, read: readTimedXml }],
  ['html', { recognises: isHtml, read: (text) => (isPodcastHtml(text) ? readPodcastHtml(text) : readHtml(text)) }],
  ['whisper', { recognises: isWhisperLines, read: readWhisperLines }],
  ['lrc', { recognises: isLrc, read: readLrc }],
  ['text', { recognises: () => true, read: readText }],
]);

/** Formats that are told apart and not read, with what to do instead. */
const refused: readonly { readonly is: RegExp; readonly message: string }[] = [
  {
    is: /^\s*\{\d{1,9}\}\{\d{0,9}\}/,
    message:
      'These are MicroDVD subtitles, whose times count frames of a film. Save them as SRT in the program that they come from.',
  },
  {
    is: /^\s*<SAMI\b/i,
    message: 'These are SAMI captions. Save them as SRT or WebVTT in the program that they come from.',
  },
];

/** What begins with a brace and is no JSON may be a page whose front matter is. */
function orPage(read: ReadResult, text: string): ReadResult {
  if (read.ok) return read;
  const { status, format, range } = parseFrontMatter(text);
  return status === 'ok' && format === 'json' && text.slice(range.to).trim() !== '' ? readText(text) : read;
}

/**
 * Reads a transcript of any known format, recognised by what it says and not by its name. Takes text with any line
 * ends; never throws, and takes time linear in the length. What cannot be read is an answer in words.
 * @param format as which it is to be read, whatever it looks like
 */
export function readTranscript(text: string, format?: ReadAs): ReadResult {
  const normal = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD');
  if (normal.trim() === '') return { ok: false, message: 'The file is empty.', line: null };
  const other = format === undefined ? refused.find(({ is }) => is.test(normal)) : undefined;
  if (other !== undefined) return { ok: false, message: other.message, line: null };
  const read = reader(normal, format).read(normal);
  return read.ok && read.transcript.segments.length === 0
    ? { ok: false, message: 'There are no words in this file.', line: null }
    : read;
}

function reader(text: string, format: ReadAs | undefined): Reader {
  if (format !== undefined) return readers.get(format)!;
  const captions = findCaptionFormat(text);
  return [...readers.values()].find(({ recognises }) => recognises(text, captions))!;
}
