import { marked } from 'marked';
import type { Block, Episode } from '../episode/model/episode.ts';
import { foldSpace } from '../text/space.ts';

/**
 * Whether two versions of a page differ in nothing that its reader sees: the same fields, and bodies that say the same
 * in the same blocks under the same labels and that markdown renders alike, hard line breaks and code included.
 */
export function readsAlike(before: Episode, after: Episode): boolean {
  return (
    foldSpace(before.text) === foldSpace(after.text) && sameFields(before, after) && readBodiesAlike(before, after)
  );
}

/** As `readsAlike`, of what follows the front matter. */
export function readBodiesAlike(before: Episode, after: Episode): boolean {
  const [left, right] = [bodyOf(before), bodyOf(after)];
  return (
    foldSpace(left) === foldSpace(right) &&
    JSON.stringify(outlineOf(before)) === JSON.stringify(outlineOf(after)) &&
    sameRendering(left, right)
  );
}

/** For files that are no markdown: the same lines, but for spaces at their ends and for how many blank lines stand in a row. */
export function sameLines(before: string, after: string): boolean {
  const lines = (text: string) =>
    text
      .replace(/[ \t\r]+$/gm, '')
      .replace(/\n{2,}/g, '\n\n')
      .trim();
  return lines(before) === lines(after);
}

function sameFields({ frontMatter: a, text: left }: Episode, { frontMatter: b, text: right }: Episode): boolean {
  if (a.status !== b.status) return false;
  const head = (text: string, to: number) => text.slice(0, to);
  if (a.status === 'error') return head(left, a.range.to) === head(right, b.range.to);
  const values = (frontMatter: Episode['frontMatter']) =>
    JSON.stringify(frontMatter.fields.map(({ key, value }) => [key, value]));
  return foldSpace(head(left, a.range.to)) === foldSpace(head(right, b.range.to)) && values(a) === values(b);
}

function outlineOf({ text, blocks }: Episode): unknown[] {
  const read = (from: number, to: number) => foldSpace(text.slice(from, to));
  return blocks.map((block: Block) => {
    if (block.kind === 'turn')
      return [block.label.text, block.time?.seconds ?? null, block.paragraphs.map(({ from, to }) => read(from, to))];
    if (block.kind === 'legend') return block.entries.map(({ label, name }) => [label, name]);
    return [block.kind, read(block.range.from, block.range.to)];
  });
}

function bodyOf({ text, frontMatter }: Episode): string {
  return text.slice(frontMatter.range.to);
}

function sameRendering(a: string, b: string): boolean {
  if (a === b) return true;
  try {
    return render(a) === render(b);
  } catch {
    // Nested deeper than the renderer can follow: nobody can say that they look alike.
    return false;
  }
}

/** As HTML, in which white space is folded where a browser folds it. */
function render(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return html
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/[ \t\n\r\f\u00A0]+/g, ' ')
            .replace(/ ?(<br>|<\/?(?:p|h[1-6]|ul|ol|li|blockquote|table|thead|tbody|tr|td|th|hr)\b[^>]*>) ?/g, '$1'),
    )
    .join('');
}
