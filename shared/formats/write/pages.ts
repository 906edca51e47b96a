import { printClock } from '../../text/clock.ts';
import { encodeEntities } from '../../text/entities.ts';
import { toInlineHtml } from './inline-markdown.ts';
import { directionOf, hasRightToLeft } from '../../text/direction.ts';
import { plainText, type ScriptParagraph, type ScriptPart } from './script.ts';

/**
 * HTML as Podcasting 2.0 describes it: `<cite>` who, `<time>` when where it is known, `<p>` the words; what nobody speaks in an
 * `<aside>`. Where anything runs from the right, each paragraph and heading goes by its own words, and the page by most of them.
 */
export function printHtml(
  parts: readonly ScriptPart[],
  { title, language }: { readonly title: string; readonly language: string | null },
): string {
  const texts = parts
    .flatMap((part) => (part.kind === 'turn' ? part.paragraphs : part.kind === 'break' ? [] : [part.paragraph]))
    .map(({ source }) => source);
  const isMixed =
    texts.some(hasRightToLeft) || parts.some((part) => part.kind === 'turn' && hasRightToLeft(part.speaker));
  const own = isMixed ? ' dir="auto"' : '';
  const runsFromRight = texts.filter((text) => directionOf(text) === 'rtl').length * 2 > texts.length;
  const body = parts.flatMap((part) => {
    switch (part.kind) {
      case 'turn': {
        if (part.words.length === 0) return [];
        const time = part.start === null ? '' : `<time>${printClock(part.start, 'm:ss')}</time>\n`;
        return `<cite${own}>${encodeEntities(part.speaker)}:</cite>\n${time}${part.paragraphs.map((paragraph) => printParagraph(paragraph, own)).join('\n')}`;
      }
      case 'narration':
        return `<aside>${printParagraph(part.paragraph, own)}</aside>`;
      case 'heading':
        return `<h2${own}>${toInlineHtml(part.paragraph.source)}</h2>`;
      case 'break':
        return '<hr>';
    }
  });
  return `<!doctype html>\n<html${language === null ? '' : ` lang="${encodeEntities(language).replaceAll('"', '&quot;')}"`}${runsFromRight ? ' dir="rtl"' : ''}>\n<head>\n<meta charset="utf-8">\n<title>${encodeEntities(title)}</title>\n</head>\n<body>\n${body.join('\n\n')}\n</body>\n</html>\n`;
}

function printParagraph({ kind, source }: ScriptParagraph, own: string): string {
  // The format knows no words but those of `<p>`.
  return `<p${own}>${kind === 'code' ? `<code>${source.split('\n').map(encodeEntities).join('<br>\n')}</code>` : toInlineHtml(source)}</p>`;
}

/** Plain text: `[00:12:33] Name: words`, the time where every turn has one; a rule ends a turn before what nobody speaks. */
export function printText(parts: readonly ScriptPart[], isTimed: boolean): string {
  let isOpen = false;
  const blocks = parts.flatMap((part): string[] => {
    if (part.kind === 'turn') {
      isOpen = true;
      const time = isTimed && part.start !== null ? `[${printClock(part.start, 'hh:mm:ss')}] ` : '';
      return part.words.length === 0 ? [] : [`${time}${part.speaker}: ${part.paragraphs.map(plainText).join('\n\n')}`];
    }
    const text = plainText(part.paragraph);
    const ending = isOpen ? ['---'] : [];
    isOpen = false;
    return text === '' ? ending : [...ending, text];
  });
  return `${blocks.join('\n\n')}\n`;
}
