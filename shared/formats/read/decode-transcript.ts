import { findEncoding } from '../model/encodings.ts';

/** The text of a file that another program wrote, or which kind of file it is instead. */
export type DecodedTranscript =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** As the Encoding Standard names it: `utf-8`, `windows-1251`. */
      readonly encoding: string;
      /** Neither the file nor the editor says so. */
      readonly isGuess: boolean;
    }
  | { readonly kind: 'zip' }
  | { readonly kind: 'refused'; readonly message: string };

/** First bytes that say what a file is, and what to do instead. */
const others: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    message: 'This is a PDF. Save the transcript as text, DOCX or captions in the program that it comes from.',
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], message: 'This is a document of an old Word. Save it as DOCX.' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], message: 'This is rich text (RTF). Save it as DOCX or plain text.' },
  { bytes: [0x49, 0x44, 0x33], message: 'This is a recording, and no transcript of one.' },
  { bytes: [0x52, 0x49, 0x46, 0x46], message: 'This is a recording, and no transcript of one.' },
  { bytes: [0x4f, 0x67, 0x67, 0x53], message: 'This is a recording, and no transcript of one.' },
  { bytes: [0x66, 0x4c, 0x61, 0x43], message: 'This is a recording, and no transcript of one.' },
];

/**
 * Reads bytes as text: as the editor says; else by their mark, as UTF-8, as UTF-16 where every other byte of some is
 * zero, and at last by a guess.
 * @param guess names encodings that the bytes are likely to be in, the likeliest first
 */
export function decodeTranscript(
  bytes: Uint8Array,
  {
    encoding,
    guess = () => [],
  }: { readonly encoding?: string | undefined; readonly guess?: (bytes: Uint8Array) => readonly string[] } = {},
): DecodedTranscript {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins([0x50, 0x4b, 3, 4])) return { kind: 'zip' };
  const other = others.find(({ bytes: mark }) => begins(mark));
  if (other !== undefined) return { kind: 'refused', message: other.message };
  const textIn = (label: string, isGuess: boolean): DecodedTranscript => ({
    kind: 'text',
    text: new TextDecoder(label).decode(bytes),
    encoding: label,
    isGuess,
  });
  if (encoding !== undefined) return textIn(encoding, false);
  if (begins([0xff, 0xfe])) return textIn('utf-16le', false);
  if (begins([0xfe, 0xff])) return textIn('utf-16be', false);
  if (bytes.indexOf(0) >= 0) {
    const utf16 = findUtf16(bytes);
    return utf16 === null
      ? { kind: 'refused', message: 'This is no text: it holds bytes that no text has.' }
      : textIn(utf16, true);
  }
  const declared = declaredEncoding(bytes);
  if (declared !== null && declared !== 'utf-8') return textIn(declared, false);
  try {
    return {
      kind: 'text',
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      isGuess: false,
    };
  } catch {
    if (declared === 'utf-8' || isDamagedUtf8(bytes)) return textIn('utf-8', false);
    // Not UTF-8: every byte is a character in the encodings of old caption files.
    const likely = guess(bytes).flatMap((label) => findEncoding(label) ?? [])[0] ?? 'windows-1252';
    return textIn(likely === 'windows-1252' ? likelierWestern(bytes) : likely, true);
  }
}

/** What XML and HTML say of themselves at their beginning; null where they do not, or name what bytes without zeros cannot be. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
  const label =
    /^\s*<\?xml[^>]{0,100}\sencoding=["']([\w-]{2,30})["']/.exec(head)?.[1] ??
    /<meta[^>]{0,200}charset=["']?([\w-]{2,30})/i.exec(head)?.[1];
  const encoding = label === undefined ? null : findEncoding(label);
  return encoding === null || encoding.startsWith('utf-16') ? null : encoding;
}

/** A few bad bytes among many characters that only UTF-8 has are damage. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\uFFFD/g)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return good >= bad * 4;
}

/** UTF-16 without a mark: digits, spaces and line ends have a zero in the same half of each pair. */
function findUtf16(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2]!++;
  const [even, odd] = zeros as [number, number];
  if ((even + odd) * 50 < bytes.length || Math.min(even, odd) * 20 > Math.max(even, odd)) return null;
  const label = odd > even ? 'utf-16le' : 'utf-16be';
  return /(?![\t-\r])\p{Cc}|\uFFFD/u.test(new TextDecoder(label).decode(bytes)) ? null : label;
}

/** Mac Roman and Windows-1252 are told apart by what the wrong one makes: capitals and signs inside words. */
function likelierWestern(bytes: Uint8Array): string {
  const oddities = (label: string) =>
    new TextDecoder(label)
      .decode(bytes)
      .match(
        /(?<=\p{Ll})[^\p{ASCII}\p{Ll}’”…–—]|[^\p{ASCII}\p{L}“‘’«¿¡–—](?=\p{L})|[\x80-\x9f]|(?<![\p{L}])[^\p{ASCII}\P{Lu}](?=\p{Lu}\p{Ll})/gu,
      )?.length ?? 0;
  return oddities('macintosh') < oddities('windows-1252') ? 'macintosh' : 'windows-1252';
}

/** Marks that set the direction of text and are no words: U+200E, U+200F, U+061C, embeddings, overrides and isolates. */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '');
}
