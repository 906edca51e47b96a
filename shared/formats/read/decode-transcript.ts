/** The text of a file that another program wrote, or which kind of file it is instead. */
export type DecodedTranscript =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'refused'; readonly message: string };

/** First bytes that say what a file is, and what to do instead. */
const others: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], message: 'This is a PDF. Save the transcript as text, DOCX or captions in the program that it comes from.' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], message: 'This is a document of an old Word. Save it as DOCX.' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], message: 'This is rich text (RTF). Save it as DOCX or plain text.' },
  { bytes: [0x49, 0x44, 0x33], message: 'This is a recording, and no transcript of one.' },
  { bytes: [0x52, 0x49, 0x46, 0x46], message: 'This is a recording, and no transcript of one.' },
  { bytes: [0x4f, 0x67, 0x67, 0x53], message: 'This is a recording, and no transcript of one.' },
  { bytes: [0x66, 0x4c, 0x61, 0x43], message: 'This is a recording, and no transcript of one.' },
];

/** Reads bytes as text: UTF-8, UTF-16 where a mark says so, else Windows-1252, in which old caption files are. */
export function decodeTranscript(bytes: Uint8Array): DecodedTranscript {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins([0x50, 0x4b, 3, 4])) return { kind: 'zip' };
  const other = others.find(({ bytes: mark }) => begins(mark));
  if (other !== undefined) return { kind: 'refused', message: other.message };
  if (begins([0xff, 0xfe])) return { kind: 'text', text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  if (begins([0xfe, 0xff])) return { kind: 'text', text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' };
  if (bytes.indexOf(0) >= 0) return { kind: 'refused', message: 'This is no text: it holds bytes that no text has.' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Every byte is a character in Windows-1252.
    return { kind: 'text', text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
