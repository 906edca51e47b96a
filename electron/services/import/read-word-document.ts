import { RostrumError } from '../../../shared/failure.ts';
import { openArchive, TooLargeError } from '../../files/unzip.ts';

/** Bytes of XML in a document. An hour of talk has about one million, however it is formatted. */
const maxXmlBytes = 32 * 1024 * 1024;

/**
 * A Word document as HTML: line breaks, headings and tables stay; pictures are left out and never unpacked.
 * @throws RostrumError `unreadable`
 */
export async function readWordDocument(path: string, bytes: Uint8Array): Promise<string> {
  // Half a megabyte of program that most sessions never need.
  const { default: mammoth } = await import('mammoth');
  try {
    const archive = await openArchive(
      bytes,
      (name) => /\.(?:xml|rels)$/i.test(name) || name === 'mammoth/style-map',
      maxXmlBytes,
    );
    const file = {
      exists: archive.has,
      read: async (name: string, encoding?: string) => new TextDecoder(encoding).decode(await archive.read(name)),
    };
    // Its own reader of archives knows no limit; the types do not say that it takes another.
    const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
    const { value } = await mammoth.convertToHtml(input, {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      styleMap: ["p[style-name='Title'] => h1:fresh"],
    });
    return value;
  } catch (error) {
    const next = 'Save the document as text, or copy its words into a new one.';
    if (error instanceof TooLargeError)
      throw new RostrumError(
        {
          code: 'unreadable',
          message: `Unpacked, this document has more than ${maxXmlBytes / 1024 / 1024} MB of text and formatting.`,
          next,
          path,
        },
        { cause: error },
      );
    if (error instanceof RangeError)
      throw new RostrumError(
        { code: 'unreadable', message: 'This document is nested too deeply to be read.', next, path },
        { cause: error },
      );
    throw new RostrumError(
      {
        code: 'unreadable',
        message: 'This is a packed file, but no Word document.',
        next: 'Choose captions (WebVTT, SRT, TTML, ASS …), JSON of a recogniser, DOCX, HTML, Markdown or text.',
        path,
      },
      { cause: error },
    );
  }
}
