import { Lexer, type Token, type Tokens } from 'marked';
import { decodeEntities, encodeEntities } from '../read/entities.ts';
import { oneLine } from '../timed-transcript.ts';

/** What a reader sees of a paragraph's markdown: no emphasis, escapes, tags or addresses. */
export function toPlainText(markdown: string): string {
  return oneLine(Lexer.lexInline(markdown, lexing).map(plain).join(''));
}

/** A paragraph's markdown as HTML: emphasis, code and links to web pages; tags that stand in the text are left out. */
export function toInlineHtml(markdown: string): string {
  return Lexer.lexInline(markdown, lexing).map(html).join('').replace(/\s+/g, ' ').trim();
}

const lexing = { gfm: true, async: false } as const;

function plain(token: Token): string {
  switch (token.type) {
    case 'html':
      return '';
    case 'br':
      return ' ';
    case 'escape':
    case 'codespan':
      return (token as Tokens.Codespan).text;
    default:
      return 'tokens' in token && token.tokens && token.type !== 'text' ? token.tokens.map(plain).join('') : decodeEntities('text' in token ? String(token.text) : token.raw);
  }
}

function html(token: Token): string {
  const inside = () => (token as Tokens.Em).tokens.map(html).join('');
  switch (token.type) {
    case 'em':
    case 'strong':
    case 'del':
      return `<${token.type}>${inside()}</${token.type}>`;
    case 'codespan':
      return `<code>${encodeEntities((token as Tokens.Codespan).text)}</code>`;
    case 'link':
      return /^(?:https?:|mailto:)/i.test((token as Tokens.Link).href) ? `<a href="${encodeEntities((token as Tokens.Link).href).replaceAll('"', '&quot;')}">${inside()}</a>` : inside();
    default:
      return encodeEntities(plain(token));
  }
}
