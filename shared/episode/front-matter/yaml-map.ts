import { isMap, isScalar, LineCounter, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { FieldValue, FrontMatter } from '../model/episode.ts';
import { createValueReader, parseYaml } from './parse-yaml.ts';
import { readMapFields } from './read-yaml.ts';
import { problemAt, unreadable } from './read-result.ts';
import type { FieldSource } from './set-field.ts';
import { yamlFlowWriter } from './write-yaml-flow.ts';
import { yamlBlockWriter } from './write-yaml.ts';
import { describeYamlErrors } from './yaml-problems.ts';

/** The value of a YAML file, or what is wrong with it. Null for a file without one. */
export function readYamlValue(
  text: string,
): { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly message: string } {
  const document = parseYaml(text);
  if (document.errors.length > 0)
    return { ok: false, message: describeYamlErrors(text, document.errors, 0)[0]!.message };
  const values = createValueReader(document);
  const value = values.read(document.contents as Node | null);
  return values.problem === null ? { ok: true, value } : { ok: false, message: values.problem };
}

/**
 * One map of a whole YAML file as a source of fields, for `setField` and its like.
 * @param path keys that lead to it; none for the file’s own
 */
export function yamlMap(path: readonly string[]): FieldSource {
  return {
    parse: (text) => readYamlMap(text, path),
    writerOf: (text, { fields, sourceRange }) =>
      text[sourceRange.from] === '{' && path.length > 0
        ? yamlFlowWriter
        : yamlBlockWriter(path.length === 0 ? '' : /^[ \t]*/.exec(text.slice(fields[0]!.range.from))![0]),
    restOf(text) {
      const read = readYamlValue(text);
      return read.ok ? JSON.stringify(without(read.value, path)) : '';
    },
    isKey: (key) => key !== '' && !key.includes('\n'),
  };
}

/** Whether there is a map at a path that holds anything, so that fields can be put beside those that it has. */
export function hasYamlMap(text: string, path: readonly string[]): boolean {
  const map = findMap(parseYaml(text), path);
  return path.length === 0 || (map !== null && (map.flow === true || map.items.length > 0));
}

function readYamlMap(text: string, path: readonly string[]): FrontMatter {
  const whole = { from: 0, to: text.length };
  const lineCounter = new LineCounter();
  const document = parseYaml(text, lineCounter);
  const common = { format: 'yaml', range: whole, sourceRange: whole } as const;
  if (document.errors.length > 0) return { ...common, ...unreadable(...describeYamlErrors(text, document.errors, 0)) };
  const { contents } = document;
  if (path.length === 0 && (contents === null || (isScalar(contents) && contents.value === null)))
    return { ...common, status: 'ok', fields: [], problems: [], doubts: [] };
  const map = findMap(document, path);
  if (map === null || !map.range || !isPlainMap(text, map) || (path.length === 0 && map.flow === true))
    return {
      ...common,
      ...unreadable(problemAt(whole, 'This part of the file is written in a form that can only be edited as text.')),
    };
  const fields = readMapFields(text, 0, map, createValueReader(document), lineCounter);
  if (!Array.isArray(fields)) return { ...common, ...unreadable(fields as FrontMatter['problems'][number]) };
  const end = path.length === 0 ? text.length : map.flow === true ? map.range[1] : fields.at(-1)!.range.to;
  return {
    ...common,
    sourceRange: { from: map.range[0], to: end },
    status: 'ok',
    fields,
    problems: [],
    doubts: [],
  };
}

function findMap(document: Document.Parsed, path: readonly string[]): YAMLMap | null {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) ? node : null;
}

/** Whether each entry is a plain key, a colon and a value, and a map with a line for each begins a line with each. */
function isPlainMap(text: string, map: YAMLMap): boolean {
  return (map.items as Pair<Node, Node | null>[]).every(({ key }) => {
    if (!isScalar(key) || !key.range) return false;
    const start = text.lastIndexOf('\n', key.range[0] - 1) + 1;
    return text[key.range[1]] === ':' && (map.flow === true || text.slice(start, key.range[0]).trim() === '');
  });
}

/** All of a value but what stands at a path. */
function without(value: FieldValue, path: readonly string[]): FieldValue {
  const [key, ...rest] = path;
  if (key === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { [key]: inner = null, ...others } = value as Record<string, FieldValue>;
  return { ...others, [key]: without(inner, rest) };
}
