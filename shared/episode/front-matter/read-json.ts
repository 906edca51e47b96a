import { parse, type ArrayNode, type ObjectNode, type ValueNode } from '@humanwhocodes/momoa';
import { indexLines } from '../../text/line-index.ts';
import type { TextRange } from '../../text/text-edit.ts';
import type { Field, FieldValue } from '../model/episode.ts';
import { describeJsonError } from './json-problems.ts';
import { problemAt, unreadable, type FieldsRead } from './read-result.ts';

/** The fields of JSON front matter, by RFC 8259; the braces stand in `range`. */
export function readJson(text: string, { from, to }: TextRange): FieldsRead {
  const json = text.slice(from, to);
  try {
    const { members } = parseJson(json);
    const lines = indexLines(text.slice(0, to));
    const fields = members.map(({ name, value, range }, index): Field => {
      const at = (one: { readonly range?: readonly number[] }): TextRange => ({
        from: from + one.range![0]!,
        to: from + one.range![1]!,
      });
      const valueRange = at(value);
      const previous = members[index - 1]?.range?.[1];
      return {
        key: nameOf(name),
        value: readValue(json, value),
        raw: text.slice(valueRange.from, valueRange.to),
        keyRange: at(name),
        valueRange,
        range: entryRange(text, from + range![0]!, valueRange.to, previous === undefined ? from + 1 : from + previous),
        line: lines.lineAt(from + range![0]!),
        moreRanges: [],
        readOnly: null,
        cutOff: null,
      };
    });
    const seen = new Set<string>();
    const doubled = fields.filter(({ key }) => seen.size === seen.add(key).size);
    if (doubled.length > 0)
      return unreadable(
        ...doubled.map(({ keyRange }) => problemAt(keyRange, 'This key stands twice. Keep one of the two.')),
      );
    return { status: 'ok', fields, problems: [], doubts: [] };
  } catch (error) {
    return unreadable(describeJsonError(error, text, { from, to }));
  }
}

/**
 * @throws SyntaxError where it is no JSON, with momoa's `offset` where that finds it; RangeError where it is nested too deeply
 */
export function parseJson(json: string): ObjectNode {
  const { body } = parse(json, { mode: 'json', ranges: true });
  // momoa lets line breaks stand in strings.
  JSON.parse(json);
  return body as ObjectNode;
}

/** The items of a list, with their ranges. */
export function jsonItems(json: string): ArrayNode['elements'] {
  return (parse(json, { mode: 'json', ranges: true }).body as ArrayNode).elements;
}

function nameOf(name: ObjectNode['members'][number]['name']): string {
  return name.type === 'String' ? name.value : name.name;
}

/** Numbers that would not print back (`1.50`, `1e3`) are text, as they are in YAML. */
function readValue(json: string, node: ValueNode): FieldValue {
  switch (node.type) {
    case 'Object':
      return Object.fromEntries(node.members.map(({ name, value }) => [nameOf(name), readValue(json, value)]));
    case 'Array':
      return node.elements.map(({ value }) => readValue(json, value));
    case 'Number': {
      const source = json.slice(node.range![0], node.range![1]);
      return String(node.value) === source ? node.value : source;
    }
    case 'String':
    case 'Boolean':
      return node.value;
    default:
      return null;
  }
}

/** The lines of an entry where it has them to itself, else the entry and its comma. */
function entryRange(text: string, from: number, valueTo: number, previousTo: number): TextRange {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const comma = /^\s*,/.exec(text.slice(valueTo, valueTo + 1000))?.[0].length ?? 0;
  const to = valueTo + comma;
  const rest = /^[ \t]*(?:\n|$)/.exec(text.slice(to, to + 1000));
  return { from: start > previousTo - 1 ? start : from, to: rest === null ? to : to + rest[0].length };
}
