import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';

/** What begins a block of its own; a paragraph has none of it once it is known to be one. */
const blocks = ['list', 'blockQuote', 'headingAtx', 'setextUnderline', 'codeIndented', 'codeFenced', 'thematicBreak', 'htmlFlow', 'definition'];

/** Markdown as CommonMark reads it, with struck-out text. Every node has the offsets of its source. */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfmStrikethrough()], mdastExtensions: [gfmStrikethroughFromMarkdown()] });
}

/** As `parseMarkdown`, for the words of one paragraph, whatever they begin with. */
export function parseInlineMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfmStrikethrough(), { disable: { null: blocks } }], mdastExtensions: [gfmStrikethroughFromMarkdown()] });
}
