import type { FieldValue } from '../episode/model/episode.ts';
import { isPlainText, printQuoted } from '../episode/front-matter/plain-text.ts';
import { addField, removeField, setField, type FieldEdit } from '../episode/front-matter/set-field.ts';
import { printFlowList, printFlowScalar } from '../episode/front-matter/write-yaml-flow.ts';
import { hasYamlMap, readYamlValue, yamlMap } from '../episode/front-matter/yaml-map.ts';
import { applyEdits } from '../text/text-edit.ts';

/** What a setting can be set to. */
export type SettingValue = string | number | boolean | readonly string[];

/**
 * Sets one setting of a `rostrum.yaml`, with as few bytes as it takes: comments, quotes, order and form of all else stay.
 * Sections that are missing are begun. What was asked is read back, or there are no edits but a reason.
 * @param path keys from the file's own map on: `publish`, `site`
 * @param value null takes the setting out of the file, and a section with it that holds nothing else
 */
export function setSetting(text: string, path: readonly string[], value: SettingValue | null): FieldEdit {
  const edit = value === null ? unset(text, path) : set(text, path, value);
  if (!edit.ok || value === null) return edit;
  const after = settingAt(applyEdits(text, edit.edits), path);
  return JSON.stringify(after) === JSON.stringify(value)
    ? edit
    : { ok: false, reason: `“${path.join('.')}” cannot be set in the form that the file has. Edit it as text.` };
}

/** The value that stands at a path; undefined where nothing does, or the file cannot be read. */
export function settingAt(text: string, path: readonly string[]): FieldValue | undefined {
  const read = readYamlValue(text);
  return read.ok ? valueAt(read.value, path) : undefined;
}

export function valueAt(value: FieldValue, path: readonly string[]): FieldValue | undefined {
  let at: FieldValue | undefined = value;
  for (const key of path) {
    const isMap: boolean = at !== null && typeof at === 'object' && !Array.isArray(at);
    at = isMap && Object.hasOwn(at as object, key) ? (at as Record<string, FieldValue>)[key] : undefined;
  }
  return at;
}

/** The source of what a setting is in its file; empty where it is not there. */
export function sourceAt(text: string, path: readonly string[]): string {
  const parent = yamlMap(path.slice(0, -1)).parse(text);
  return parent.fields.find(({ key }) => key === path.at(-1))?.raw ?? '';
}

function set(text: string, path: readonly string[], value: SettingValue): FieldEdit {
  let depth = path.length - 1;
  while (!hasYamlMap(text, path.slice(0, depth))) depth--;
  const source = yamlMap(path.slice(0, depth));
  const map = source.parse(text);
  const key = path[depth]!;
  const field = map.fields.find((candidate) => candidate.key === key);
  const isFlow = depth > 0 && text[map.sourceRange.from] === '{';
  const indent = isFlow || map.fields.length === 0 ? '' : lineStart(text, map.fields[0]!.range.from);
  const rest = path.slice(depth + 1);

  if (rest.length > 0) {
    const inner = printInner(rest, value, isFlow ? null : `${indent}  `);
    if (field === undefined) return addField(text, key, inner, { raw: true, source });
    if (field.value !== null)
      return { ok: false, reason: `“${path.slice(0, depth + 1).join('.')}” holds no settings. Edit it as text.` };
    return setField(text, key, inner, { raw: true, source });
  }
  if (field === undefined) return addField(text, key, printValue(value, isFlow), { raw: true, source });
  if (Array.isArray(value)) {
    const isPlainList = Array.isArray(field.value) && field.value.every((item) => typeof item === 'string');
    return isPlainList
      ? setField(text, key, value, { source, type: 'list' })
      : setField(text, key, printFlowList(value), { source, raw: true });
  }
  // A value of another kind is replaced by one as a new one would be written.
  if (typeof field.value !== typeof value) return setField(text, key, printValue(value, isFlow), { source, raw: true });
  const type = typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean');
  return setField(text, key, String(value), { source, type });
}

function unset(text: string, path: readonly string[]): FieldEdit {
  const parent = path.slice(0, -1);
  if (!hasYamlMap(text, parent)) return { ok: true, edits: [] };
  const source = yamlMap(parent);
  const { fields, sourceRange } = source.parse(text);
  const isOnly = fields.length === 1 && fields[0]!.key === path.at(-1);
  const isFlow = parent.length > 0 && text[sourceRange.from] === '{';
  return isOnly && parent.length > 0 && !isFlow ? unset(text, parent) : removeField(text, path.at(-1)!, source);
}

/** @param indent of the keys; null for a map in braces */
function printInner([key, ...rest]: readonly string[], value: SettingValue, indent: string | null): string {
  const isFlow = indent === null;
  const name = isFlow ? printFlowScalar(key!) : isPlainText(key!) ? key! : printQuoted(key!);
  const inner =
    rest.length === 0
      ? ` ${printValue(value, isFlow)}`
      : `${isFlow ? ' ' : ''}${printInner(rest, value, isFlow ? null : `${indent}  `)}`;
  return isFlow ? `{ ${name}:${inner} }` : `\n${indent}${name}:${inner}`;
}

function printValue(value: SettingValue, isFlow: boolean): string {
  if (Array.isArray(value)) return printFlowList(value);
  if (typeof value !== 'string') return String(value);
  if (isFlow) return printFlowScalar(value);
  return isPlainText(value) ? value : printQuoted(value);
}

function lineStart(text: string, from: number): string {
  return /^[ \t]*/.exec(text.slice(from))![0];
}
