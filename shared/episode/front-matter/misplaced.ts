import type { TextEdit } from '../../text/text-edit.ts';
import type { FrontMatterFormat } from '../model.ts';
import { problemAt } from './read-result.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { fences, lineEndAt, looksLikeJson, splitFrontMatter, type FrontMatterSplit } from './split.ts';

/** White space, characters that nobody sees (byte order marks, zero-width spaces), and comments. */
const nothingToRead = /(?:[\s\p{Cf}]|<!--[\s\S]*?-->)+/uy;

/** Keys that front matter has, whatever the site; labels of turns are other words. */
const commonKeys = /^(?:title|subtitle|date|draft|slug|layout|type|description|summary|authors?|tags?|categor(?:y|ies)|guests?|hosts?|speakers?|episode|season|duration|image|audio|url|permalink|aliases|weight|lastmod|publishdate|published)$/i;

/**
 * Front matter that begins below line 1, behind what a reader hardly sees: a problem with the fix that puts it there.
 * Null where there is none: a rule in the body is none, for keys must stand between the two.
 */
export function findMisplaced(text: string): FrontMatterSplit | null {
  nothingToRead.lastIndex = 0;
  const lead = nothingToRead.exec(text)?.[0] ?? '';
  const at = lead.length;
  if (at === 0) return null;
  const block = readBlock(text, at);
  if (block === null) return null;

  const comments = (lead.match(/<!--[\s\S]*?-->/g) ?? []).join('\n');
  const indented = block.closing.from > at ? [{ ...block.closing, insert: '' }] : [];
  const moved: TextEdit[] = comments === '' ? [] : [{ from: block.to, to: block.to, insert: `${text[block.to - 1] === '\n' ? '' : '\n'}${comments}\n` }];
  const edits = [{ from: 0, to: at, insert: '' }, ...indented.filter(({ from, to }) => to > from), ...moved];
  const above = comments !== '' ? 'A comment stands' : /\n/.test(lead) ? 'A blank line stands' : /^[ \t]+$/.test(lead) ? 'Spaces stand' : 'A character that nobody sees stands';
  const title = comments !== '' ? 'Move the comment below the front matter' : 'Begin the front matter in line 1';
  const message = `Front matter must begin in line 1. ${above} before it, so that other tools take it for text.`;
  return { kind: 'broken', format: block.format, range: { from: 0, to: block.to }, problem: problemAt({ from: at, to: lineEndAt(text, at) }, message, [{ title, edits }]) };
}

interface Block {
  readonly format: FrontMatterFormat;
  /** What stands in front of the closing fence in its line. */
  readonly closing: { readonly from: number; readonly to: number };
  readonly to: number;
}

/** The front matter that begins at `at`, its fences perhaps indented; null where that is no front matter. */
function readBlock(text: string, at: number): Block | null {
  if (text[at] === '{') {
    const rest = text.slice(at);
    if (!looksLikeJson(rest)) return null;
    const split = splitFrontMatter(rest);
    if (split?.kind !== 'found' || readJson(rest, split.sourceRange).fields.length === 0) return null;
    return { format: 'json', closing: { from: at, to: at }, to: at + split.range.to };
  }
  const format = text.startsWith(fences.yaml, at) ? 'yaml' : text.startsWith(fences.toml, at) ? 'toml' : null;
  const firstEnd = lineEndAt(text, at);
  if (format === null || text.slice(at, firstEnd).trimEnd() !== fences[format]) return null;
  for (let from = firstEnd + 1; from < text.length; ) {
    const to = lineEndAt(text, from);
    const line = text.slice(from, to);
    const fence = line.replace(/^[\s\p{Cf}]+/u, '');
    if (fence.trimEnd() === fences[format]) {
      const holdsKeys = format === 'yaml' ? holdsYamlKeys(text, firstEnd + 1, from) : /^\s*[\w."'-]+\s*=/m.test(text.slice(firstEnd, from));
      return holdsKeys ? { format, closing: { from, to: to - fence.length }, to: Math.min(text.length, to + 1) } : null;
    }
    from = to + 1;
  }
  return null;
}

/** Whether the lines are keys with values, and not turns with their speakers. */
function holdsYamlKeys(text: string, from: number, to: number): boolean {
  const first = /^\s*(?!#)(\S.*)$/m.exec(text.slice(from, to))?.[1] ?? '';
  const firstKey = /^["']?([\p{L}_][\w .-]*)["']?\s*:/u.exec(first)?.[1];
  if (firstKey === undefined) return false;
  const { fields } = readYaml(text, { from, to });
  if (fields.length > 0) return fields.some(({ key }) => commonKeys.test(key)) || fields.every(({ key }) => /^[a-z][\w.-]*$/.test(key));
  return commonKeys.test(firstKey);
}
