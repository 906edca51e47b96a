import type { ReadAs } from '../../../../shared/formats/model/read-as.ts';
import { readTranscript } from '../../../../shared/formats/read/read-transcript.ts';
import type { Segment, TimedTranscript } from '../../../../shared/formats/model/timed-transcript.ts';

/** `start–end Speaker: text (start of each word)`; `+` where the file says that somebody else begins. */
export function outline({ start, end, speaker, text, opensTurn, words }: Segment): string {
  const times = words === null ? '' : ` (${words.map((word) => word.start.toFixed(1)).join(' ')})`;
  return `${start ?? '?'}–${end ?? '?'} ${opensTurn ? '+ ' : ''}${speaker ?? '??'}: ${text}${times}`;
}

/** @throws Error with what the reader says of a text that it cannot read */
export function read(text: string, format?: ReadAs): TimedTranscript {
  const result = readTranscript(text, format);
  if (!result.ok) throw new Error(result.message);
  return result.transcript;
}

export function outlineOf(text: string): string[] {
  return read(text).segments.map(outline);
}

export function problemsOf(text: string): string[] {
  return read(text).problems.map(({ line, message }) => `${line}: ${message}`);
}
