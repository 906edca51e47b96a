import { isMap, isNode, isScalar, LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { TextRange } from '../../text/text-edit.ts';
import { trimEnd } from '../model/characters.ts';
import type { Field, FrontMatterProblem } from '../model/episode.ts';
import { createValueReader, parseYaml, type ValueReader } from './parse-yaml.ts';
import { cutOffBehind, findDoubts } from './yaml-doubts.ts';
import { describeYamlErrors } from './yaml-problems.ts';
import { quoteText } from './text-meant.ts';
import { problemAt, unreadable, type FieldsRead } from './read-result.ts';

/** The fields of YAML front matter. */
export function readYaml(text: string, { from, to }: TextRange): FieldsRead {
  const yaml = text.slice(from, to);
  const lineCounter = new LineCounter();
  const document = parseYaml(yaml, lineCounter);
  if (document.errors.length > 0) return unreadable(...describeYamlErrors(yaml, document.errors, from));
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { status: 'ok', fields: [], problems: [], doubts: [] };
  if (!isMap(contents)) {
    const problems = describeYamlErrors(yaml, [], from).filter(({ fixes }) => fixes.length > 0);
    return unreadable(
      ...(problems.length > 0
        ? problems
        : [problemAt({ from, to }, 'The front matter is not a list of “key: value” lines.')]),
    );
  }
  if (contents.flow)
    return unreadable(problemAt({ from, to }, 'The front matter is written in braces. Write one “key: value” a line.'));
  const read = readMapFields(yaml, from, contents, createValueReader(document), lineCounter);
  return Array.isArray(read)
    ? { status: 'ok', fields: read, problems: [], doubts: findDoubts(yaml, document, from) }
    : unreadable(read as FrontMatterProblem);
}

/**
 * The entries of a map as fields, or why they cannot be read.
 * @param base offset at which `yaml` begins in the text that ranges count in
 */
export function readMapFields(
  yaml: string,
  base: number,
  map: YAMLMap,
  values: ValueReader,
  lineCounter: LineCounter,
): Field[] | FrontMatterProblem {
  const fields: Field[] = [];
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = pair.key;
    if (!isScalar(key) || !key.range)
      return problemAt({ from: base, to: base + yaml.length }, 'A key of the front matter is not plain text.');
    fields.push(readField(yaml, base, values, pair, key.range, lineCounter));
    if (values.problem !== null) return describeUnread(fields.at(-1)!, values.problem);
  }
  return fields;
}

/** An alias to nothing was most often meant as text. */
function describeUnread({ key, keyRange, valueRange, raw }: Field, reason: string): FrontMatterProblem {
  const fixes = /^\*.*$/.test(raw)
    ? [{ title: 'Put the value in quotation marks', edits: [{ ...valueRange, insert: quoteText(raw) }] }]
    : [];
  return problemAt(keyRange, `The value of “${key}” cannot be read. ${reason}`, fixes);
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
  // YAML lets a key behind “?” stand alone, and the next colon is then another key's.
  const isAlone = node === null;
  const colon = isAlone ? keyEnd - 1 : yaml.indexOf(':', keyEnd);
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
  const cutOff = isScalar(node) ? cutOffBehind(yaml, node) : null;
  return {
    key: String((pair.key as { value: unknown }).value),
    value: values.read(node),
    raw: yaml.slice(from, to),
    keyRange: { from: base + keyRange[0], to: base + keyEnd },
    valueRange: { from: base + from, to: base + to },
    range: { from: base + start, to: base + (lineEnd < 0 ? yaml.length : lineEnd + 1) },
    line: line + 1,
    moreRanges: [],
    readOnly: isAlone ? 'This key has no colon. Write “key:” in the text, without the question mark.' : null,
    cutOff: cutOff && { from: base + cutOff.from, to: base + cutOff.to },
  };
}
