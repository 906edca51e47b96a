import { printClock } from '../../operations/timed-form.ts';
import { encodeEntities } from '../read/entities.ts';
import { toInlineHtml, toPlainText } from './inline-markdown.ts';
import type { ScriptPart } from './script.ts';

/** HTML as Podcasting 2.0 describes it: `<cite>` who, `<time>` when where it is known, `<p>` the words; what nobody speaks in an `<aside>`. */
export function printHtml(parts: readonly ScriptPart[], { title, language }: { readonly title: string; readonly language: string | null }): string {
  const body = parts.flatMap((part) => {
    switch (part.kind) {
      case 'turn': {
        if (part.words.length === 0) return [];
        const time = part.start === null ? '' : `<time>${printClock(part.start, 'm:ss')}</time>\n`;
        return `<cite>${encodeEntities(part.speaker)}:</cite>\n${time}${part.paragraphs.map((paragraph) => `<p>${toInlineHtml(paragraph)}</p>`).join('\n')}`;
      }
      case 'narration':
        return `<aside><p>${toInlineHtml(part.markdown)}</p></aside>`;
      case 'heading':
        return `<h2>${toInlineHtml(part.markdown)}</h2>`;
      case 'break':
        return '<hr>';
    }
  });
  return `<!doctype html>\n<html${language === null ? '' : ` lang="${encodeEntities(language).replaceAll('"', '&quot;')}"`}>\n<head>\n<meta charset="utf-8">\n<title>${encodeEntities(title)}</title>\n</head>\n<body>\n${body.join('\n\n')}\n</body>\n</html>\n`;
}

/** Plain text: `[00:12:33] Name: words`, the time where every turn has one; a rule ends a turn before what nobody speaks. */
export function printText(parts: readonly ScriptPart[], isTimed: boolean): string {
  let isOpen = false;
  const blocks = parts.flatMap((part): string[] => {
    if (part.kind === 'turn') {
      isOpen = true;
      const time = isTimed && part.start !== null ? `[${printClock(part.start, 'hh:mm:ss')}] ` : '';
      return part.words.length === 0 ? [] : [`${time}${part.speaker}: ${part.paragraphs.map(toPlainText).join('\n\n')}`];
    }
    const text = toPlainText(part.markdown);
    const ending = isOpen ? ['---'] : [];
    isOpen = false;
    return text === '' ? ending : [...ending, text];
  });
  return `${blocks.join('\n\n')}\n`;
}
