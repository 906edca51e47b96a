import { parseDocument } from 'htmlparser2';
import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { toInlineHtml } from '../../../shared/formats/write/inline-markdown.ts';
import { plainText, type ScriptParagraph, type ScriptPart } from '../../../shared/formats/write/script.ts';
import { printClock } from '../../../shared/text/clock.ts';
import { directionOf } from '../../../shared/text/direction.ts';

export interface WordDocumentOptions {
  readonly title: string;
  /** BCP 47; null where nobody says. */
  readonly language: string | null;
  /** The name on a line of its own above the words, or in front of them. */
  readonly names: 'above' | 'in front';
  /** Whether emphasis and links are kept. */
  readonly isFormatted: boolean;
}

type Child = TextRun | ExternalHyperlink;

/** A Word document: title, headings, each speaker in bold with the time, in styles of their own that Word lists by name. */
export async function writeWordDocument(
  parts: readonly ScriptPart[],
  { title, language, names, isFormatted }: WordDocumentOptions,
): Promise<Uint8Array> {
  const runs = (paragraph: ScriptParagraph) => runsOf(paragraph, isFormatted);
  const body = parts.flatMap((part): Paragraph[] => {
    switch (part.kind) {
      case 'turn': {
        if (part.words.length === 0) return [];
        const time = part.start === null ? null : printClock(part.start, 'hh:mm:ss');
        const timeRun = (text: string) => new TextRun({ text, style: 'Time' });
        const [first, ...others] = part.paragraphs;
        const words = (paragraph: ScriptParagraph, lead: readonly Child[] = []) =>
          paragraphOf(plainText(paragraph), { style: 'Transcript' }, [...lead, ...runs(paragraph)]);
        if (names === 'above')
          return [
            paragraphOf(part.speaker, { style: 'Speaker' }, [
              runOf(part.speaker, { bold: true }),
              ...(time === null ? [] : [timeRun(`\t${time}`)]),
            ]),
            ...part.paragraphs.map((paragraph) => words(paragraph)),
          ];
        const lead = [
          ...(time === null ? [] : [timeRun(`[${time}] `)]),
          runOf(`${part.speaker}:`, { bold: true }),
          new TextRun(' '),
        ];
        return [words(first!, lead), ...others.map((paragraph) => words(paragraph))];
      }
      case 'narration':
        return [paragraphOf(plainText(part.paragraph), { style: 'Narration' }, runs(part.paragraph))];
      case 'heading':
        return [paragraphOf(plainText(part.paragraph), { heading: HeadingLevel.HEADING_1 }, runs(part.paragraph))];
      case 'break':
        return [
          new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: 'AAAAAA' } } }),
        ];
    }
  });
  const document = new Document({
    title,
    creator: 'Rostrum',
    lastModifiedBy: 'Rostrum',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, ...(language === null ? {} : { language: { value: language } }) },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 240 } } },
        heading1: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
      },
      paragraphStyles: [
        {
          id: 'Speaker',
          name: 'Speaker',
          basedOn: 'Normal',
          next: 'Transcript',
          quickFormat: true,
          paragraph: { keepNext: true, spacing: { before: 240, after: 40 } },
        },
        { id: 'Transcript', name: 'Transcript', basedOn: 'Normal', quickFormat: true },
        { id: 'Narration', name: 'Narration', basedOn: 'Normal', quickFormat: true, run: { color: '555555' } },
      ],
      characterStyles: [{ id: 'Time', name: 'Time', run: { color: '666666', bold: false } }],
    },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ alignment: 'center', children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
            ],
          }),
        },
        children: [paragraphOf(title, { heading: HeadingLevel.TITLE }, [runOf(title)]), ...body],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function paragraphOf(text: string, options: IParagraphOptions, children: readonly Child[]): Paragraph {
  return new Paragraph({ ...options, bidirectional: directionOf(text) === 'rtl', children: [...children] });
}

function runOf(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, text, rightToLeft: directionOf(text) === 'rtl' });
}

function runsOf(paragraph: ScriptParagraph, isFormatted: boolean): Child[] {
  if (paragraph.kind === 'code')
    return paragraph.source
      .split('\n')
      .map((line, index) => new TextRun({ text: line, font: 'Courier New', ...(index > 0 ? { break: 1 } : {}) }));
  if (!isFormatted) return [runOf(plainText(paragraph))];
  return inlineRuns(parseDocument(toInlineHtml(paragraph.source)).children, {});
}

type HtmlNode = ReturnType<typeof parseDocument>['children'][number];

/** What `toInlineHtml` gives, as runs of Word. */
function inlineRuns(nodes: readonly HtmlNode[], options: IRunOptions): Child[] {
  return nodes.flatMap((node): Child[] => {
    if (node.type === 'text') return [runOf(node.data, options)];
    if (!('children' in node) || !('name' in node)) return [];
    const inside = (more: IRunOptions) => inlineRuns(node.children, { ...options, ...more });
    switch (node.name) {
      case 'em':
        return inside({ italics: true });
      case 'strong':
        return inside({ bold: true });
      case 'del':
        return inside({ strike: true });
      case 'code':
        return inside({ font: 'Courier New' });
      case 'br':
        return [new TextRun({ break: 1 })];
      case 'a':
        return [new ExternalHyperlink({ link: node.attribs['href'] ?? '', children: inside({ style: 'Hyperlink' }) })];
      default:
        return inside({});
    }
  });
}
