import { isAlias, isMap, isScalar, visit, type Document, type Node, type Pair, type Scalar } from 'yaml';
import type { TextRange } from '../../text/text-edit.ts';
import { interpretDate } from '../model/interpret-value.ts';
import type { FrontMatterDoubt } from '../model/episode.ts';
import { problemAt } from './read-result.ts';
import { quoteText } from './text-meant.ts';

/**
 * Values that YAML reads, but not as they were written: a `#`, `&` or `!` that takes a part of them, and keys and
 * quotation marks in a form that other tools may stumble over.
 * @param base offset of `yaml` in the file
 */
export function findDoubts(yaml: string, document: Document.Parsed, base: number): FrontMatterDoubt[] {
  const doubts: FrontMatterDoubt[] = [];
  const aliased = new Set<string>();
  visit(document, { Alias: (_, { source }) => void aliased.add(source) });
  const doubt = (
    kind: FrontMatterDoubt['kind'],
    { from, to }: TextRange,
    message: string,
    title: string,
    insert: string,
  ) => {
    const range = { from: base + from, to: base + to };
    doubts.push({ kind, ...problemAt(range, message, [{ title, edits: [{ ...range, insert }] }]) });
  };
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || !node.range) return;
      const [from, end] = node.range;
      const cut = cutOffBehind(yaml, node);
      if (cut !== null) {
        const value = node.value === null ? '' : String(node.value);
        const left = value === '' ? 'is empty' : `is only “${value}”`;
        const written = value === '' ? yaml.slice(cut.from, cut.to) : value + yaml.slice(end, cut.to);
        doubt(
          'lost',
          { from: value === '' ? cut.from : from, to: cut.to },
          `YAML takes “${yaml.slice(cut.from, cut.to)}” for a comment, so that the value ${left}. Text with “#” in it needs quotation marks.`,
          'Put the value in quotation marks',
          quoteText(written),
        );
        return;
      }
      const sign = /[&!]\S*[ \t]*$/.exec(yaml.slice(yaml.lastIndexOf('\n', from - 1) + 1, from))?.[0];
      if (
        sign !== undefined &&
        node.type === 'PLAIN' &&
        (sign[0] === '&' ? !aliased.has(node.anchor ?? '') : document.warnings.length > 0)
      ) {
        const range = { from: from - sign.length, to: end };
        const written = yaml.slice(range.from, range.to).trimEnd();
        doubt(
          'lost',
          { ...range, to: range.from + written.length },
          `“${sign.trimEnd()}” has a meaning of its own in YAML and is no part of the value. Text that begins with “${sign[0]}” needs quotation marks.`,
          'Put the value in quotation marks',
          quoteText(written),
        );
      }
      const curly = node.type === 'PLAIN' ? /^[“„](.*)[”“]$/.exec(yaml.slice(from, end))?.[1] : undefined;
      if (curly !== undefined && !/[“”„]/.test(curly))
        doubt(
          'form',
          { from, to: end },
          'To YAML, curly quotation marks are a part of the value. Straight ones stand around it.',
          'Use straight quotation marks',
          quoteText(curly),
        );
    },
    Pair(_, { key, value }) {
      if (!isScalar(key) || !key.range || isAlias(value)) return;
      const lead = /^([ \t]*):(\t[ \t]*)?/.exec(yaml.slice(key.range[1], key.range[1] + 100));
      if (lead === null) return;
      const colon = { from: key.range[1], to: key.range[1] + lead[0].length };
      if (lead[1] !== '')
        doubt(
          'form',
          { from: colon.from, to: colon.from + lead[1]!.length + 1 },
          `White space stands in front of the colon of “${String(key.value)}”. Some tools then miss the key.`,
          'Remove the white space',
          ':',
        );
      if (lead[2] !== undefined && /\S/.test(yaml[colon.to] ?? ''))
        doubt(
          'form',
          { from: colon.to - lead[2].length, to: colon.to },
          `A tab stands behind the colon of “${String(key.value)}”. Some tools take only spaces.`,
          'Write a space',
          ' ',
        );
    },
  });
  findSpokenDraft(document, doubt);
  return doubts;
}

/** `draft: yes`: to YAML 1.1 a yes, to 1.2 a text, and so a page that goes out to one version of a tool and not to the next. */
function findSpokenDraft(
  { contents }: Document.Parsed,
  doubt: (kind: 'lost', range: TextRange, message: string, title: string, insert: string) => void,
): void {
  if (!isMap(contents)) return;
  for (const { key, value } of contents.items as Pair<Node, Node | null>[]) {
    if (
      !isScalar(key) ||
      key.value !== 'draft' ||
      !isScalar(value) ||
      !value.range ||
      value.type !== 'PLAIN' ||
      typeof value.value !== 'string'
    )
      continue;
    const says = /^(?:yes|on)$/i.test(value.value) ? 'true' : /^(?:no|off)$/i.test(value.value) ? 'false' : null;
    if (says !== null)
      doubt(
        'lost',
        { from: value.range[0], to: value.range[1] },
        `Some tools take “${value.value}” for “${says}” and others for a text, so that nobody knows whether this is a draft.`,
        `Write “${says}”`,
        says,
      );
  }
}

/**
 * What follows a plain text and was written as a part of it: `#5`, `#hashtag`, `# 5`. A comment has a space behind
 * its `#`, and what it says is no number. Null where nothing does, and behind dates, numbers and quotation marks.
 */
export function cutOffBehind(yaml: string, node: Scalar): TextRange | null {
  if (!node.range || (node.type !== undefined && node.type !== 'PLAIN')) return null;
  const { value } = node;
  if (value !== null && (typeof value !== 'string' || interpretDate(value) !== null)) return null;
  const match = /^([ \t]*)(#(?:[^\s#].*|[ \t]*\d+[ \t]*))$/.exec(restOfLine(yaml, node.range[1]));
  // Behind an empty value, the white space stands in front of its place.
  if (match === null || (match[1] === '' && value !== null)) return null;
  const from = node.range[1] + match[1]!.length;
  return { from, to: from + match[2]!.trimEnd().length };
}

function restOfLine(yaml: string, from: number): string {
  const end = yaml.indexOf('\n', from);
  return yaml.slice(from, end < 0 ? yaml.length : end);
}
