import { parseTOML, type AST } from 'toml-eslint-parser';
import { indexLines } from '../../text/line-index.ts';
import type { TextRange } from '../../text/text-edit.ts';
import type { Field, FieldValue } from '../model/episode.ts';
import { describeTomlError } from './toml-problems.ts';
import { unreadable, type FieldsRead } from './read-result.ts';

type Entry = AST.TOMLKeyValue | AST.TOMLTable;

/** The fields of TOML front matter, by https://toml.io/en/v1.0.0, which is what Hugo reads. */
export function readToml(text: string, { from, to }: TextRange): FieldsRead {
  const toml = text.slice(from, to);
  try {
    const entries = new Map<string, Entry[]>();
    for (const entry of parseToml(toml)) {
      const key = nameOf(entry.key.keys[0]!);
      const known = entries.get(key);
      if (known === undefined) entries.set(key, [entry]);
      else known.push(entry);
    }
    const lines = indexLines(text.slice(0, to));
    return {
      status: 'ok',
      fields: [...entries].map(([key, own]) =>
        readField(text, toml, from, key, own, lines.lineAt(from + own[0]!.range[0])),
      ),
      problems: [],
      doubts: [],
    };
  } catch (error) {
    return unreadable(describeTomlError(error, text, { from, to }));
  }
}

/** @throws ParseError where it is no TOML, and RangeError where it is nested too deeply */
export function parseToml(toml: string): readonly Entry[] {
  return parseTOML(toml, { tomlVersion: '1.0' }).body[0].body;
}

function readField(
  text: string,
  toml: string,
  base: number,
  key: string,
  entries: readonly Entry[],
  line: number,
): Field {
  const [first] = entries as [Entry];
  const rangeOf = ({ range }: { range: readonly [number, number] }): TextRange => ({
    from: base + range[0],
    to: base + range[1],
  });
  const ranges = entries.map((entry) => wholeLines(text, rangeOf(entry)));
  const name = first.key.keys[0]!;
  const isPlain = first.type === 'TOMLKeyValue' && first.key.keys.length === 1;
  const own = isPlain ? [rangeOf(first.value)] : entries.map(rangeOf);
  return {
    key,
    value: isPlain ? readValue(toml, first.value) : readTables(toml, entries),
    raw: own.map(({ from, to }) => text.slice(from, to)).join('\n'),
    keyRange: rangeOf(name),
    valueRange: own[0]!,
    range: ranges[0]!,
    line,
    moreRanges: ranges.slice(1),
    readOnly: isPlain
      ? null
      : `“${key}” is written as a table with keys of its own. Show the front matter as text to edit it.`,
    cutOff: null,
  };
}

function wholeLines(text: string, { from, to }: TextRange): TextRange {
  const end = text.indexOf('\n', to);
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? text.length : end + 1 };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

/** Dates, times and numbers that would not print back (`1_000`, `0x1F`) are text, as they are in YAML. */
function readValue(toml: string, node: AST.TOMLContentNode): FieldValue {
  switch (node.type) {
    case 'TOMLArray':
      return node.elements.map((element) => readValue(toml, element));
    case 'TOMLInlineTable':
      return toValue(addEntries(toml, new Map(), node.body));
    case 'TOMLValue': {
      const source = toml.slice(...node.range);
      switch (node.kind) {
        case 'string':
        case 'boolean':
          return node.value;
        case 'integer':
        case 'float':
          return String(node.value) === source ? node.value : source;
        default:
          return source;
      }
    }
  }
}

/** A table under construction: by name, or by index where it is an array of tables. */
type Table = Map<string | number, Table | { readonly value: FieldValue }>;

function readTables(toml: string, entries: readonly Entry[]): FieldValue {
  const root: Table = new Map();
  for (const entry of entries) {
    if (entry.type === 'TOMLTable') addEntries(toml, tableAt(root, entry.resolvedKey), entry.body);
    else addEntries(toml, root, [entry]);
  }
  return toValue([...root.values()][0] as Table);
}

function addEntries(toml: string, table: Table, entries: readonly AST.TOMLKeyValue[]): Table {
  for (const { key, value } of entries) {
    const names = key.keys.map(nameOf);
    tableAt(table, names.slice(0, -1)).set(names.at(-1)!, { value: readValue(toml, value) });
  }
  return table;
}

function tableAt(root: Table, path: readonly (string | number)[]): Table {
  let table = root;
  for (const name of path) {
    const next = table.get(name);
    if (next instanceof Map) table = next;
    else {
      const made: Table = new Map();
      table.set(name, made);
      table = made;
    }
  }
  return table;
}

function toValue(table: Table): FieldValue {
  const entries = [...table].map(([key, entry]) => [key, entry instanceof Map ? toValue(entry) : entry.value] as const);
  return entries.length > 0 && entries.every(([key]) => typeof key === 'number')
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries);
}
