import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  YAMLParseError,
  type Alias,
  type Document,
  type LineCounter,
  type Node,
  type Pair,
} from 'yaml';
import type { FieldValue } from '../model/episode.ts';

/**
 * YAML as every layer reads it: 1.2 core schema, so that `1:02:33`, `007` and dates are not turned into numbers or
 * objects. Never throws: what is wrong stands in the document's errors.
 */
export function parseYaml(yaml: string, lineCounter?: LineCounter): Document.Parsed {
  // The parser compares every key with every other.
  const options = {
    schema: 'core',
    version: '1.2',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  } as const;
  try {
    const document = parseDocument(yaml, { ...options, ...(lineCounter ? { lineCounter } : {}) });
    for (const [from, to] of findDoubledKeys(document.contents))
      document.errors.push(new YAMLParseError([from, to], 'DUPLICATE_KEY', 'Map keys must be unique'));
    return document;
  } catch (error) {
    // Parser and visitor call themselves for every level, until the stack is full.
    if (!(error instanceof RangeError)) throw error;
    const document = parseDocument('', options);
    document.errors.push(new YAMLParseError([0, yaml.length], 'IMPOSSIBLE', 'This is nested too deeply to be read.'));
    return document;
  }
}

/** Ranges of keys that a map has already, of each map before those within it. */
function findDoubledKeys(node: unknown): [number, number][] {
  if (isSeq(node)) return node.items.flatMap(findDoubledKeys);
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  const pairs = node.items as Pair<Node>[];
  const own = pairs.flatMap(({ key }): [number, number][] => {
    if (!isScalar(key)) return [];
    const isDoubled = seen.has(key.value);
    seen.add(key.value);
    return isDoubled && key.range ? [[key.range[0], key.range[1]]] : [];
  });
  return [...own, ...pairs.flatMap(({ key, value }) => [...findDoubledKeys(key), ...findDoubledKeys(value)])];
}

export interface ValueReader {
  /** The value of a node, aliases resolved; null and a `problem` where that cannot be done. */
  read(node: Node | null): FieldValue;
  /** Why a value could not be read, in words; null while all could. */
  readonly problem: string | null;
}

/** More than anybody writes, and less than a few lines of aliases to aliases come to. */
const maxNodes = 100_000;
const maxDepth = 100;

/** Reads values of one document. In time linear in what is read, and bounded whatever the aliases come to. */
export function createValueReader(document: Document.Parsed): ValueReader {
  let targets: ReadonlyMap<Alias, Node> | null = null;
  let problem: string | null = null;
  let nodes = 0;
  const open = new Set<Node>();

  const readOpen = (node: Node): FieldValue => {
    if (isAlias(node)) {
      targets ??= findTargets(document);
      const target = targets.get(node);
      if (target === undefined) problem = `It refers to an anchor “${node.source}” that does not exist.`;
      return target === undefined ? null : read(target);
    }
    if (isScalar(node)) {
      const { value } = node;
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
      // A bigint or a number keeps its meaning; one that would not print back (`007`, `1e3`) is text to an editor.
      if (typeof value === 'number') return String(value) === node.source ? value : (node.source ?? String(value));
      return node.source ?? String(value);
    }
    if (isSeq(node)) return node.items.map((item) => read(isNode(item) ? item : null));
    if (isMap(node)) {
      return Object.fromEntries(
        (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => [
          String(isScalar(key) ? key.value : key),
          read(isNode(value) ? value : null),
        ]),
      );
    }
    return null;
  };

  const read = (node: Node | null): FieldValue => {
    if (node === null || problem !== null) return null;
    if (open.has(node)) problem = 'It refers to itself.';
    else if (++nodes > maxNodes) problem = 'It refers to other values so often that it grows too large.';
    else if (open.size > maxDepth) problem = 'It is nested too deeply.';
    if (problem !== null) return null;
    open.add(node);
    const value = readOpen(node);
    open.delete(node);
    return value;
  };

  return {
    read,
    get problem() {
      return problem;
    },
  };
}

/** What each alias stands for: the last node before it that has its anchor. */
function findTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) {
        anchored.set(node.anchor, node);
      }
    },
  });
  return targets;
}
