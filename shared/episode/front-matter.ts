import { isMap, isNode, isScalar, LineCounter, type Node, type Pair } from 'yaml';
import type { TextRange } from '../text/text-edit.ts';
import { trimEnd } from './characters.ts';
import type { Field, FrontMatter, FrontMatterProblem } from './model.ts';
import { createValueReader, parseYaml, type ValueReader } from './yaml.ts';

/** Where the front matter stands, before anything is known of its content. */
export type FrontMatterSplit =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly range: TextRange; readonly yamlRange: TextRange }
  | { readonly kind: 'broken'; readonly problem: FrontMatterProblem };

/**
 * Finds front matter: the first line is exactly `---`, and so is a later one, as Hugo has it.
 * A fence that names a language (`---js`) is refused rather than read as YAML: other tools would run it.
 */
function splitFrontMatter(text: string): FrontMatterSplit {
  if (!text.startsWith('---')) return { kind: 'none' };
  const lineEnd = text.indexOf('\n');
  const first = lineEnd < 0 ? text : text.slice(0, lineEnd);
  if (first !== '---') {
    // A row of dashes is a rule, and `--- text` a sentence; neither opens front matter.
    if (!/^---[A-Za-z]+\s*$/.test(first) && first.trimEnd() !== '---') return { kind: 'none' };
    const message =
      first.trimEnd() === '---'
        ? 'The opening “---” is followed by spaces. Remove them so that every tool sees the front matter.'
        : `“${first.trimEnd()}” asks for another language than YAML, which is never run. Write “---”.`;
    return { kind: 'broken', problem: { message, range: { from: 0, to: first.length } } };
  }
  const yamlFrom = lineEnd < 0 ? text.length : lineEnd + 1;
  for (let from = yamlFrom; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    // A byte order mark that an old tool left behind the fence is no reason to lose the front matter.
    if (to - from === 3 && text.startsWith('---', from)) {
      return { kind: 'found', range: { from: 0, to: end < 0 ? to : end + 1 }, yamlRange: { from: yamlFrom, to: from } };
    }
    if (end < 0) break;
    from = end + 1;
  }
  const message = 'The front matter is opened by “---” but never closed. Add a line “---” after the last key.';
  return { kind: 'broken', problem: { message, range: { from: 0, to: 3 } } };
}

/** The front matter of a file, with the source range of every key and value. Never throws. */
export function parseFrontMatter(text: string): FrontMatter {
  const split = splitFrontMatter(text);
  switch (split.kind) {
    case 'none':
      return { status: 'none', range: { from: 0, to: 0 }, yamlRange: { from: 0, to: 0 }, fields: [], problems: [] };
    case 'broken':
      return { status: 'error', range: { from: 0, to: 0 }, yamlRange: { from: 0, to: 0 }, fields: [], problems: [split.problem] };
    case 'found':
      return { range: split.range, yamlRange: split.yamlRange, ...parseFields(text, split.yamlRange) };
  }
}

function parseFields(text: string, { from, to }: TextRange): Pick<FrontMatter, 'status' | 'fields' | 'problems'> {
  const yaml = text.slice(from, to);
  const lineCounter = new LineCounter();
  const document = parseYaml(yaml, lineCounter);
  const fail = (problems: FrontMatterProblem[]) => ({ status: 'error' as const, fields: [], problems });
  if (document.errors.length > 0) {
    return fail(document.errors.map(({ message, pos }) => ({ message: sayPlainly(message), range: { from: from + pos[0], to: from + Math.max(pos[0], pos[1]) } })));
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return { status: 'ok', fields: [], problems: [] };
  if (!isMap(contents)) {
    return fail([{ message: 'The front matter is not a list of “key: value” lines.', range: { from, to } }]);
  }
  if (contents.flow) {
    return fail([{ message: 'The front matter is written in braces. Write one “key: value” a line.', range: { from, to } }]);
  }
  const fields: Field[] = [];
  const values = createValueReader(document);
  for (const pair of contents.items as Pair<Node, Node | null>[]) {
    const key = pair.key;
    if (!isScalar(key) || !key.range) {
      return fail([{ message: 'A key of the front matter is not plain text.', range: { from, to } }]);
    }
    fields.push(readField(yaml, from, values, pair, key.range, lineCounter));
    if (values.problem !== null) return fail([{ message: `The value of “${String(key.value)}” cannot be read. ${values.problem}`, range: { from: from + key.range[0], to: from + key.range[1] } }]);
  }
  return { status: 'ok', fields, problems: [] };
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
