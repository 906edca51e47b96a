import { isMap, isNode, isScalar, LineCounter, type Document, type Node, type Pair } from 'yaml';
import type { TextRange } from '../../text/text-edit.ts';
import { trimEnd } from '../characters.ts';
import type { Field, FrontMatterProblem } from '../model.ts';
import { createValueReader, parseYaml, type ValueReader } from '../yaml.ts';
import { problemAt, unreadable, type FieldsRead } from './read-result.ts';

/** The fields of YAML front matter. */
export function readYaml(text: string, { from, to }: TextRange): FieldsRead {
  const yaml = text.slice(from, to);
  const lineCounter = new LineCounter();
  const document = parseYaml(yaml, lineCounter);
  if (document.errors.length > 0) return unreadable(...describeErrors(document, from));
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return { status: 'ok', fields: [], problems: [], doubts: [] };
  if (!isMap(contents)) return unreadable(problemAt({ from, to }, 'The front matter is not a list of “key: value” lines.'));
  if (contents.flow) return unreadable(problemAt({ from, to }, 'The front matter is written in braces. Write one “key: value” a line.'));
  const fields: Field[] = [];
  const values = createValueReader(document);
  for (const pair of contents.items as Pair<Node, Node | null>[]) {
    const key = pair.key;
    if (!isScalar(key) || !key.range) return unreadable(problemAt({ from, to }, 'A key of the front matter is not plain text.'));
    fields.push(readField(yaml, from, values, pair, key.range, lineCounter));
    if (values.problem !== null) return unreadable(problemAt({ from: from + key.range[0], to: from + key.range[1] }, `The value of “${String(key.value)}” cannot be read. ${values.problem}`));
  }
  return { status: 'ok', fields, problems: [], doubts: [] };
}

function describeErrors(document: Document.Parsed, base: number): FrontMatterProblem[] {
  return document.errors.map(({ message, pos }) => problemAt({ from: base + pos[0], to: base + Math.max(pos[0], pos[1]) }, sayPlainly(message)));
}
function readField(
  yaml: string,
  base: number,
  values: ValueReader,
  pair: Pair<Node, Node | null>,
  keyRange: readonly [number, number, number],
  lineCounter: LineCounter,
): Field {
  const keyEnd = keyRange[1];
  const node = isNode(pair.value) ? pair.value : null;
  const colon = yaml.indexOf(':', keyEnd);
  // An empty value has an empty range just behind the colon.
  let from = node?.range?.[0] ?? colon + 1;
  let to = node?.range?.[1] ?? colon + 1;
  if (node && node.range && (node.anchor !== undefined || node.tag !== undefined)) {
    // The anchor and tag belong to what stands in the file, and start on the key's line.
    const lead = /^:[ \t]*(?:[&!])/.exec(yaml.slice(colon, colon + 200));
    if (lead) from = colon + lead[0].length - 1;
  }
  if (to === from || (isScalar(node) && node.source === '' && node.type === 'PLAIN')) from = to = colon + 1;
  // A block scalar's or collection's range takes its last line feed in; a space at the end of a block's last line is text.
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  const last = trimEnd(yaml, from, to);
  const lineFeed = yaml.indexOf('\n', last);
  to = isBlock && last > from ? Math.min(to, lineFeed < 0 ? to : lineFeed) : last;
  const line = lineCounter.linePos(keyRange[0]).line;
  const start = yaml.lastIndexOf('\n', keyRange[0] - 1) + 1;
  const lineEnd = yaml.indexOf('\n', to);
  return {
    key: String((pair.key as { value: unknown }).value),
    value: values.read(node),
    raw: yaml.slice(from, to),
    keyRange: { from: base + keyRange[0], to: base + keyEnd },
    valueRange: { from: base + from, to: base + to },
    range: { from: base + start, to: base + (lineEnd < 0 ? yaml.length : lineEnd + 1) },
    line: line + 1,
    moreRanges: [],
    readOnly: null,
    cutOff: null,
  };
}

/** The parser's words for the mistakes that editors make most, in an editor's words. */
function sayPlainly(message: string): string {
  if (/Map keys must be unique/.test(message)) return 'This key stands twice. Keep one of the two.';
  if (/[Tt]abs? .*indent|indentation/.test(message) && /tab/i.test(message)) return 'A tab is used to indent. YAML allows only spaces.';
  if (/Missing closing/.test(message)) return 'A quotation mark is opened here and never closed.';
  if (/Implicit keys need to be|Implicit map keys need to be|Nested mappings are not allowed|could not find expected/.test(message)) return 'This line is no “key: value”. Text with a colon in it needs quotation marks.';
  if (/Implicit keys need to be|All mapping items must start|All collection items must start/.test(message)) return 'This line is not indented like the ones above it.';
  const sentence = message.replace(/\s+at line \d+.*$/s, '').trim();
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
