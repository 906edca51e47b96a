import type { TextRange } from '../../text/text-edit.ts';
import { quoted } from '../model/finding.ts';
import type { MarkdownChange } from './markdown-changes.ts';

/** What the templates of Hugo, Jekyll and Eleventy look for in a page, wherever it stands. */
const template = /\{\{|\{%/g;
/** Two hyphens that lead an option: Goldmark's typographer makes a dash of them. */
const option = /(?<![^\s"'“‘([])--(?=([a-z][\w-]*))/g;
/** Two angle brackets: it makes guillemets of them. */
const shift = /(?<![<>\\])(?:<<|>>)(?![<>])/g;
/** Behind two hyphens these go on with a sentence. */
const sentenceWords = new Set('a and as at but by for from he i if in it like no not of on or our she so that the then there they this to um uh was we well what when which who yeah yes you'.split(' '));

/**
 * Words of a turn that a site changes besides its markdown.
 * @param wordsFrom where its words begin in `source`
 * @param code ranges of code, which the typographer leaves alone
 */
export function templateChanges(source: string, wordsFrom: number, code: readonly TextRange[]): MarkdownChange[] {
  const isCode = (at: number) => code.some(({ from, to }) => from <= at && at < to);
  const changes: MarkdownChange[] = [];
  const add = (kind: MarkdownChange['kind'], range: TextRange, message: string, at: number, insert = '\\') => changes.push({ kind, range, message, fix: { title: 'Escape it', edits: [{ from: at, to: at, insert }] } });
  for (const { index } of source.matchAll(template)) {
    if (index < wordsFrom || source[index - 1] === '\\') continue;
    const isShortcode = /^\{\{[<%]/.test(source.slice(index, index + 3));
    // The address of a link, or what is escaped in Hugo's own way.
    if (source.slice(index - 2, index) === '](' || source.startsWith('/*', index + 3)) continue;
    if (isCode(index) && !isShortcode) continue;
    const end = /^(?:\{\{[^\n]{0,200}?\}\}|\{%[^\n]{0,200}?%\})/.exec(source.slice(index))?.[0].length ?? 2;
    const range = { from: index, to: index + end };
    const what = quoted(source.slice(range.from, range.to));
    if (isShortcode && isCode(index)) {
      const inside = /^\{\{[<%]([^\n]*?)[>%]\}\}/.exec(source.slice(index))?.[1];
      const edits = inside === undefined ? [] : [{ from: index + 3, to: index + 3, insert: '/*' }, { from: index + 3 + inside.length, to: index + 3 + inside.length, insert: '*/' }];
      changes.push({ kind: 'lost', range, message: `${what} is a shortcode for Hugo, in code too: something else would stand there, or the site not be built.`, fix: { title: 'Escape it', edits } });
    } else {
      add('lost', range, isShortcode ? `${what} is a shortcode for Hugo: something else would stand there, or the site not be built.` : `${what} is part of a template for many sites: readers may not see it.`, index + 1);
    }
  }
  for (const match of source.matchAll(option)) {
    const { index } = match;
    if (index < wordsFrom || isCode(index) || sentenceWords.has(match[1]!)) continue;
    add('form', { from: index, to: index + 2 + match[1]!.length }, `${quoted(`--${match[1]!}`)} would be shown as ${quoted(`–${match[1]!}`)}.`, index);
  }
  for (const { index, 0: sign } of source.matchAll(shift)) {
    const isGuillemet = sign === '<<' ? /^<<\s?\p{L}[^<>\n]{0,300}>>/u.test(source.slice(index)) : /<<\s?\p{L}[^<>\n]*$/u.test(source.slice(Math.max(0, index - 300), index));
    if (index < wordsFrom || isCode(index) || isGuillemet || /^\s*$/.test(source.slice(source.lastIndexOf('\n', index) + 1, index))) continue;
    add('form', { from: index, to: index + 2 }, `${quoted(sign)} would be shown as ${quoted(sign === '<<' ? '«' : '»')}.`, index + 1);
  }
  return changes;
}
