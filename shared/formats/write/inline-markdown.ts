import type { Nodes, Parents } from 'mdast';
import { partsWords } from '../../markdown/html-elements.ts';
import { findMeantMarkup, innerRangeOf, rangeOf, type MeantMarkup } from '../../markdown/meant-markup.ts';
import { parseInlineMarkdown } from '../../markdown/parse-markdown.ts';
import { encodeEntities } from '../../text/entities.ts';
import { oneLine } from '../model/timed-transcript.ts';

/** What a reader should see of a paragraph's markdown: no emphasis, escapes, addresses or pictures, whose text nobody says; what only looks like markup as it stands. */
export function toPlainText(markdown: string): string {
  return oneLine(render(markdown, plain));
}

/** A paragraph's markdown as HTML: emphasis, code, line breaks and links to web pages; elements that stand in the text are left out, their words are not. */
export function toInlineHtml(markdown: string): string {
  return render(markdown, html).replace(/\s+/g, ' ').trim();
}

interface Source {
  readonly text: string;
  readonly meant: MeantMarkup;
  /** Whether shortcodes in it were escaped for markdown, which takes escapes in code for words. */
  readonly hasShortcodes: boolean;
}

type Print = (node: Nodes, source: Source) => string;

function render(markdown: string, print: Print): string {
  const text = withoutShortcodeComments(markdown.trim());
  if (!/[*_`~<&\\[!\n]/.test(text)) return print === html ? encodeEntities(text) : text;
  const tree = parseInlineMarkdown(text);
  return printAll(tree, { text, meant: findMeantMarkup(tree, text), hasShortcodes: text !== markdown.trim() }, print);
}

/** Code as Hugo shows it. */
export function shownCode(code: string): string {
  return withoutEscapes(withoutShortcodeComments(code));
}

/** A shortcode whose inside is a comment is shown by Hugo without the marks of the comment (its documentation, “Shortcodes”). */
function withoutShortcodeComments(markdown: string): string {
  return markdown.replace(
    /\{\{([<%])\/\*(.*?)\*\/([>%])\}\}/g,
    (_, open: string, inner: string, close: string) => `{{\\${open}${inner}\\${close}}}`,
  );
}

function codeOf(value: string, { hasShortcodes }: Source): string {
  return hasShortcodes ? withoutEscapes(value) : value;
}

function withoutEscapes(code: string): string {
  return code.replace(/\{\{\\([<%])(.*?)\\([>%])\}\}/g, '{{$1$2$3}}');
}

function printAll({ children }: Parents, source: Source, print: Print): string {
  return children.map((child) => print(child, source)).join('');
}

const plain: Print = (node, source) => {
  switch (node.type) {
    case 'break':
      return ' ';
    case 'html':
      return printTags(node, source);
    case 'text':
      return node.value;
    case 'inlineCode':
      return codeOf(node.value, source);
    case 'image':
      return source.meant.has(node) ? '' : asWritten(node, source);
    default:
      return printInside(node, source, plain, (text) => text);
  }
};

const html: Print = (node, source) => {
  const inside = () => printAll(node as Parents, source, html);
  if (!source.meant.has(node))
    return node.type === 'html' || node.type === 'image'
      ? encodeEntities(asWritten(node, source))
      : printInside(node, source, html, encodeEntities);
  switch (node.type) {
    case 'emphasis':
      return `<em>${inside()}</em>`;
    case 'strong':
      return `<strong>${inside()}</strong>`;
    case 'delete':
      return `<del>${inside()}</del>`;
    case 'break':
      return '<br>';
    case 'inlineCode':
      return `<code>${encodeEntities(codeOf(node.value, source))}</code>`;
    case 'link':
      return /^(?:https?:|mailto:)/i.test(node.url)
        ? `<a href="${encodeEntities(node.url).replaceAll('"', '&quot;')}">${inside()}</a>`
        : inside();
    case 'text':
    case 'html':
    case 'image':
      return encodeEntities(plain(node, source));
    default:
      return 'children' in node ? inside() : encodeEntities(plain(node, source));
  }
};

/** What a node holds, between its own marks where those are words. */
function printInside(node: Nodes, source: Source, print: Print, encode: (text: string) => string): string {
  if (!('children' in node) || node.children.length === 0) return encode(asWritten(node, source));
  if (source.meant.has(node)) return printAll(node, source, print);
  const { from, to } = rangeOf(node);
  const inner =
    node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete'
      ? innerRangeOf(node)
      : { from: rangeOf(node.children[0]!).from, to: rangeOf(node.children.at(-1)!).to };
  return (
    encode(source.text.slice(from, inner.from)) +
    printAll(node, source, print) +
    encode(source.text.slice(inner.to, to))
  );
}

/** Tags part words only where they part lines. */
function printTags(node: Extract<Nodes, { type: 'html' }>, source: Source): string {
  if (!source.meant.has(node)) return node.value;
  return partsWords(/^<\/?([a-z\d]*)/i.exec(node.value)![1]!) ? ' ' : '';
}

function asWritten(node: Nodes, { text }: Source): string {
  const { from, to } = rangeOf(node);
  return text.slice(from, to);
}
