import { ownValue } from '../../own-value.ts';

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
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  ansi: 'windows-1252',
  utf16: 'utf-16le',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  cp932: 'shift_jis',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp874: 'windows-874',
  cp65001: 'utf-8',
};

/**
 * The encoding that a label means, as the Encoding Standard names it (`cp1251` is `windows-1251`); null where none is
 * meant.
 */
export function findEncoding(label: string): string | null {
  const name = label.trim().toLowerCase();
  try {
    // The types of this layer, which has no DOM, leave out what the decoder calls itself.
    const { encoding } = new TextDecoder(ownValue(otherNames, name) ?? name) as TextDecoder & {
      readonly encoding: string;
    };
    return encoding === 'replacement' ? null : encoding;
  } catch {
    // The label of no encoding.
    return null;
  }
}

export function encodingName(encoding: string): string {
  return encodings.find(({ id }) => id === encoding)?.name ?? encoding;
}
