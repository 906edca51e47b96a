import type { TextRange } from '../../text/text-edit.ts';
import { quoted } from '../model/finding.ts';
import type { MarkdownChange } from './markdown-change.ts';

/** What the templates of Hugo, Jekyll and Eleventy look for in a page, wherever it stands. */
const template = /\{\{|\{%/g;
/** Two hyphens that lead an option: Goldmark's typographer makes a dash of them. */
const option = /(?<![^\s"'“‘([])--(?=([a-z][\w-]*))/g;
/** An arrow of hyphens: it makes a dash of them, too. */
const arrow = /(?<![<>!\\-])(?:<-{2,}>?|-{2,}>)(?![<>-])/g;
/** Angle brackets side by side: it makes guillemets of two. */
const shift = /(?:(?<![<>\\])|(?<=\\[<>]))(?:<{2,}|>{2,})(?![<>])/g;
/** A colon at the start of a line: Goldmark takes what stands above for a term, and this for its definition. */
const definition = /\n {0,3}(?=:[ \t]+([^\n]*))/g;
/** Behind two hyphens these go on with a sentence. */
const sentenceWords = new Set(
  'a and as at but by for from he i if in it like no not of on or our she so that the then there they this to um uh was we well what when which who yeah yes you'.split(
    ' ',
  ),
);

/**
 * Words of a turn that a site changes besides its markdown.
 * @param wordsFrom where its words begin in `source`
 * @param code ranges of code, which the typographer leaves alone
 */
export function templateChanges(source: string, wordsFrom: number, code: readonly TextRange[]): MarkdownChange[] {
  const isCode = (at: number) => code.some(({ from, to }) => from <= at && at < to);
  const changes: MarkdownChange[] = [];
  const add = (kind: MarkdownChange['kind'], range: TextRange, message: string, ...escaped: readonly number[]) =>
    changes.push({
      kind,
      range,
      message,
      fix: { title: 'Escape it', edits: escaped.map((at) => ({ from: at, to: at, insert: '\\' })) },
    });
  for (const { index } of source.matchAll(template)) {
    const rest = source.slice(index, index + 1000);
    const isShortcode = /^\{\{[<%]/.test(rest);
    // Hugo looks for shortcodes before anybody reads markdown's escapes.
    if (index < wordsFrom || (source[index - 1] === '\\' && !isShortcode)) continue;
    // The address of a link, or what is escaped in Hugo's own way.
    if (source.slice(index - 2, index) === '](' || /^\{\{(?:<\/\*[^]*?\*\/>|%\/\*[^]*?\*\/%)\}\}/.test(rest)) continue;
    if (isCode(index) && !isShortcode) continue;
    const end = /^(?:\{\{[^\n]{0,200}?\}\}|\{%[^\n]{0,200}?%\})/.exec(rest)?.[0].length ?? 2;
    const range = { from: index, to: index + end };
    const what = quoted(source.slice(range.from, range.to));
    if (isShortcode && isCode(index)) {
      const inside = /^\{\{[<%]([^\n]*?)[>%]\}\}/.exec(rest)?.[1];
      const edits =
        inside === undefined
          ? []
          : [
              { from: index + 3, to: index + 3, insert: '/*' },
              { from: index + 3 + inside.length, to: index + 3 + inside.length, insert: '*/' },
            ];
      changes.push({
        kind: 'lost',
        range,
        message: `${what} is a shortcode for Hugo, in code too: something else would stand there, or the site not be built.`,
        fix: { title: 'Escape it', edits },
      });
    } else {
      add(
        'lost',
        range,
        isShortcode
          ? `${what} is a shortcode for Hugo: something else would stand there, or the site not be built.`
          : `${what} is part of a template for many sites: readers may not see it.`,
        index + 1,
      );
    }
  }
  for (const match of source.matchAll(option)) {
    const { index } = match;
    if (index < wordsFrom || isCode(index) || sentenceWords.has(match[1]!)) continue;
    add(
      'form',
      { from: index, to: index + 2 + match[1]!.length },
      `${quoted(`--${match[1]!}`)} would be shown as ${quoted(`–${match[1]!}`)}.`,
      index,
    );
  }
  for (const { index, 0: sign } of source.matchAll(arrow)) {
    const endsComment =
      sign.endsWith('>') && /<!--(?:(?!-->)[^])*$/.test(source.slice(Math.max(0, index - 1000), index));
    if (index < wordsFrom || isCode(index) || endsComment) continue;
    const hyphens = [...sign.matchAll(/-/g)].map((hyphen) => index + hyphen.index);
    add(
      'form',
      { from: index, to: index + sign.length },
      `${quoted(sign)} would be shown as ${quoted(sign.replace(/---/g, '—').replace(/--/g, '–'))}.`,
      ...hyphens.slice(0, -1),
    );
  }
  for (const { index, 0: sign } of source.matchAll(shift)) {
    const isGuillemet =
      sign === '<<'
        ? /^<<\s?\p{L}[^<>\n]{0,300}>>/u.test(source.slice(index))
        : sign === '>>' && /<<\s?\p{L}[^<>\n]*$/u.test(source.slice(Math.max(0, index - 300), index));
    if (
      index < wordsFrom ||
      isCode(index) ||
      isGuillemet ||
      (sign[0] === '>' && /^\s*$/.test(source.slice(source.lastIndexOf('\n', index) + 1, index)))
    )
      continue;
    const every = [...sign].map((_, at) => index + at).slice(1);
    add(
      'form',
      { from: index, to: index + sign.length },
      `${quoted(sign)} would be shown as ${quoted(sign.replaceAll('<<', '«').replaceAll('>>', '»'))}.`,
      ...every.filter((_, at) => at % 2 === 0),
    );
  }
  for (const {
    index,
    0: { length },
    1: words,
  } of source.matchAll(definition)) {
    const at = index + length;
    if (at < wordsFrom || isCode(at)) continue;
    add(
      'form',
      { from: at, to: at + 1 },
      `${quoted(`: ${words!}`)} would be shown as a definition, without its colon.`,
      at,
    );
  }
  return changes;
}
