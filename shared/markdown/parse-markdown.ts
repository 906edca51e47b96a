import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';

/** What begins a block of its own; a paragraph has none of it once it is known to be one. */
const blocks = [
  'list',
  'blockQuote',
  'headingAtx',
  'setextUnderline',
  'codeIndented',
  'codeFenced',
  'thematicBreak',
  'htmlFlow',
  'definition',
];

/** A paragraph with more marks of a kind is no writing. To find which belong together takes the square of their number, or more. */
const maxMarks = { emphasis: 2000, links: 2000, tags: 2000, comments: 200 };

/** Markdown as CommonMark reads it, with struck-out text. Every node has the offsets of its source. */
export function parseMarkdown(markdown: string): Root {
  return parse(markdown, []);
}

/** As `parseMarkdown`, for the words of one paragraph, whatever they begin with. */
export function parseInlineMarkdown(markdown: string): Root {
  return parse(markdown, blocks);
}

function parse(markdown: string, disabled: readonly string[]): Root {
  const emphasis = isFilledWith(markdown, /[*_~]/g, maxMarks.emphasis);
  const links = isFilledWith(markdown, /\[/g, maxMarks.links);
  const tags = isFilledWith(markdown, /</g, maxMarks.tags) || isFilledWith(markdown, /<[!?]/g, maxMarks.comments);
  const off = [
    ...disabled,
    ...(tags ? ['htmlText', 'autolink'] : []),
    ...(emphasis ? ['attention'] : []),
    ...(links ? ['labelStartLink', 'labelStartImage'] : []),
  ];
  const struckOut = emphasis ? [] : [gfmStrikethrough()];
  return fromMarkdown(markdown, {
    extensions: [...struckOut, { disable: { null: off } }],
    mdastExtensions: [gfmStrikethroughFromMarkdown()],
  });
}

function isFilledWith(markdown: string, mark: RegExp, most: number): boolean {
  return (
    markdown.length > most &&
    markdown
      .split(/\n[ \t]*\n/)
      .some((paragraph) => paragraph.length > most && (paragraph.match(mark)?.length ?? 0) > most)
  );
}
