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

/** What an editor can choose from, the commoner first within each part of the world. */
export const encodings: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'utf-8', name: 'Unicode (UTF-8)' },
  { id: 'utf-16le', name: 'Unicode (UTF-16 LE)' },
  { id: 'utf-16be', name: 'Unicode (UTF-16 BE)' },
  { id: 'windows-1252', name: 'Western (Windows-1252)' },
  { id: 'macintosh', name: 'Western (Mac Roman)' },
  { id: 'iso-8859-15', name: 'Western (ISO 8859-15)' },
  { id: 'windows-1250', name: 'Central European (Windows-1250)' },
  { id: 'iso-8859-2', name: 'Central European (ISO 8859-2)' },
  { id: 'windows-1257', name: 'Baltic (Windows-1257)' },
  { id: 'windows-1251', name: 'Cyrillic (Windows-1251)' },
  { id: 'koi8-r', name: 'Cyrillic (KOI8-R)' },
  { id: 'koi8-u', name: 'Cyrillic (KOI8-U)' },
  { id: 'iso-8859-5', name: 'Cyrillic (ISO 8859-5)' },
  { id: 'ibm866', name: 'Cyrillic (DOS 866)' },
  { id: 'x-mac-cyrillic', name: 'Cyrillic (Mac)' },
  { id: 'windows-1253', name: 'Greek (Windows-1253)' },
  { id: 'windows-1254', name: 'Turkish (Windows-1254)' },
  { id: 'windows-1255', name: 'Hebrew (Windows-1255)' },
  { id: 'windows-1256', name: 'Arabic (Windows-1256)' },
  { id: 'windows-874', name: 'Thai (Windows-874)' },
  { id: 'windows-1258', name: 'Vietnamese (Windows-1258)' },
  { id: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { id: 'euc-jp', name: 'Japanese (EUC-JP)' },
  { id: 'iso-2022-jp', name: 'Japanese (ISO 2022-JP)' },
  { id: 'gb18030', name: 'Chinese, simplified (GB 18030)' },
  { id: 'big5', name: 'Chinese, traditional (Big5)' },
  { id: 'euc-kr', name: 'Korean (EUC-KR)' },
];

/** What other programs call encodings that the Encoding Standard has under no such label. */
const otherNames: Readonly<Record<string, string>> = {
  'macroman': 'macintosh', 'mac-roman': 'macintosh', 'maccyrillic': 'x-mac-cyrillic', 'mac-cyrillic': 'x-mac-cyrillic', 'ansi': 'windows-1252',
  'utf16': 'utf-16le', 'utf-16-le': 'utf-16le', 'utf-16-be': 'utf-16be', 'cp932': 'shift_jis', 'cp936': 'gb18030', 'cp949': 'euc-kr', 'cp950': 'big5', 'cp874': 'windows-874', 'cp65001': 'utf-8',
};

/**
 * The encoding that a label means, as the Encoding Standard names it (`cp1251` is `windows-1251`); null where none is
 * meant.
 */
export function findEncoding(label: string): string | null {
  const name = label.trim().toLowerCase();
  try {
    // The types of this layer, which has no DOM, leave out what the decoder calls itself.
    const { encoding } = new TextDecoder(otherNames[name] ?? name) as TextDecoder & { readonly encoding: string };
    return encoding === 'replacement' ? null : encoding;
  } catch {
    // The label of no encoding.
    return null;
  }
}

export function encodingName(encoding: string): string {
  return encodings.find(({ id }) => id === encoding)?.name ?? encoding;
}

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

/**
 * Reads bytes as text: as the editor says; else by their mark, as UTF-8, as UTF-16 where every other byte of some is
 * zero, and at last by a guess.
 * @param guess names encodings that the bytes are likely to be in, the likeliest first
 */
export function decodeTranscript(bytes: Uint8Array, { encoding, guess = () => [] }: { readonly encoding?: string | undefined; readonly guess?: (bytes: Uint8Array) => readonly string[] } = {}): DecodedTranscript {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins([0x50, 0x4b, 3, 4])) return { kind: 'zip' };
  const other = others.find(({ bytes: mark }) => begins(mark));
  if (other !== undefined) return { kind: 'refused', message: other.message };
  const textIn = (label: string, isGuess: boolean): DecodedTranscript => ({ kind: 'text', text: new TextDecoder(label).decode(bytes), encoding: label, isGuess });
  if (encoding !== undefined) return textIn(encoding, false);
  if (begins([0xff, 0xfe])) return textIn('utf-16le', false);
  if (begins([0xfe, 0xff])) return textIn('utf-16be', false);
  if (bytes.indexOf(0) >= 0) {
    const utf16 = findUtf16(bytes);
    return utf16 === null ? { kind: 'refused', message: 'This is no text: it holds bytes that no text has.' } : textIn(utf16, true);
  }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', isGuess: false };
  } catch {
    // Not UTF-8: every byte is a character in the encodings of old caption files.
    const likely = guess(bytes).flatMap((label) => findEncoding(label) ?? [])[0] ?? 'windows-1252';
    return textIn(likely === 'windows-1252' ? likelierWestern(bytes) : likely, true);
  }
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
  const oddities = (label: string) => new TextDecoder(label).decode(bytes).match(/(?<=\p{Ll})[^\p{ASCII}\p{Ll}’”…–—]|[^\p{ASCII}\p{L}“‘’«¿¡–—](?=\p{L})|[\x80-\x9f]|(?<![\p{L}])[^\p{ASCII}\P{Lu}](?=\p{Lu}\p{Ll})/gu)?.length ?? 0;
  return oddities('macintosh') < oddities('windows-1252') ? 'macintosh' : 'windows-1252';
}

/** Marks that set the direction of text and are no words: U+200E, U+200F, U+061C, embeddings, overrides and isolates. */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '');
}
